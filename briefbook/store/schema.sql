-- Schema version 3 of a library.
-- Every row has an integer key for joins, which never returns once it was given, and a UUIDv7 `uid` for merging. A kind of entity with relations or dates of its own has a
-- table that shares its entity's key. Rich text is JSON blocks. A date is EDTF text, the words of its source, and its first and last day.
-- Moments are UTC, ISO 8601 with a final Z. A marking is written `scheme:LEVEL//CAVEAT,CAVEAT//REL A,B//TLP:AMBER`.

CREATE TABLE scheme (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    portion_marks_required INTEGER NOT NULL DEFAULT 0 CHECK (portion_marks_required IN (0, 1))
) STRICT;

CREATE TABLE scheme_level (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    scheme_id INTEGER NOT NULL REFERENCES scheme (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    wording TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    colour TEXT NOT NULL,
    needs_release INTEGER NOT NULL DEFAULT 0 CHECK (needs_release IN (0, 1))
) STRICT;
CREATE INDEX scheme_level_scheme ON scheme_level (scheme_id, position);

CREATE TABLE scheme_caveat (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    scheme_id INTEGER NOT NULL REFERENCES scheme (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    wording TEXT NOT NULL,
    abbreviation TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX scheme_caveat_scheme ON scheme_caveat (scheme_id, position);

-- The user's word that a level of another government's scheme stands as high as one of ours.
CREATE TABLE equivalence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    foreign_level_id INTEGER NOT NULL UNIQUE REFERENCES scheme_level (id) ON DELETE CASCADE,
    own_level_id INTEGER NOT NULL REFERENCES scheme_level (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX equivalence_own_level ON equivalence (own_level_id);

CREATE TABLE library (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    office TEXT NOT NULL DEFAULT '',
    statement TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL DEFAULT 'en',
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    own_country_id INTEGER REFERENCES country (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX library_scheme ON library (scheme_id);
CREATE INDEX library_own_country ON library (own_country_id);

CREATE TABLE entity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '{"v":1,"blocks":[]}',
    marking TEXT
) STRICT;
CREATE INDEX entity_kind ON entity (kind);

-- The name at the lowest position is the one that lists and pages show first.
CREATE TABLE name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'full',
    text TEXT NOT NULL CHECK (text <> ''),
    lang TEXT NOT NULL DEFAULT 'en',
    family TEXT NOT NULL DEFAULT '',
    sort_form TEXT NOT NULL DEFAULT '',
    say TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX name_entity ON name (entity_id, position);

-- Bytes are never changed and lie outside the undo log.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    title TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE country (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    iso_code TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE place (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    country_id INTEGER REFERENCES country (id) ON DELETE SET NULL,
    time_zone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX place_country ON place (country_id);

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
    country_id INTEGER REFERENCES country (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX organisation_parent ON organisation (parent_id);
CREATE INDEX organisation_country ON organisation (country_id);

CREATE TABLE post (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
    country_id INTEGER REFERENCES country (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX post_organisation ON post (organisation_id);
CREATE INDEX post_country ON post (country_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    country_id INTEGER REFERENCES country (id) ON DELETE SET NULL,
    photo_id INTEGER REFERENCES attachment (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX person_country ON person (country_id);
CREATE INDEX person_photo ON person (photo_id);

CREATE TABLE topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES topic (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX topic_parent ON topic (parent_id);

-- CSL-JSON without its title, which is the entity's name.
CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    csl TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- A person in a post or an organisation. An empty `from_edtf` or `to_edtf` is unknown; `..` is open.
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    post_id INTEGER REFERENCES post (id) ON DELETE CASCADE,
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    from_edtf TEXT NOT NULL DEFAULT '',
    to_edtf TEXT NOT NULL DEFAULT '',
    CHECK (post_id IS NOT NULL OR organisation_id IS NOT NULL)
) STRICT;
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_post ON membership (post_id);
CREATE INDEX membership_organisation ON membership (organisation_id);

-- A day on which a source shows the membership.
CREATE TABLE attestation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    membership_id INTEGER NOT NULL REFERENCES membership (id) ON DELETE CASCADE,
    on_edtf TEXT NOT NULL CHECK (on_edtf <> ''),
    source_id INTEGER REFERENCES source (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX attestation_membership ON attestation (membership_id);
CREATE INDEX attestation_source ON attestation (source_id);

CREATE TABLE mechanism (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    mechanism_kind TEXT NOT NULL DEFAULT 'other',
    level TEXT,
    parent_id INTEGER REFERENCES mechanism (id) ON DELETE SET NULL,
    status TEXT NOT NULL DEFAULT '',
    cadence TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mechanism_parent ON mechanism (parent_id);

CREATE TABLE mechanism_party (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mechanism_id INTEGER NOT NULL REFERENCES mechanism (id) ON DELETE CASCADE,
    party_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX mechanism_party_mechanism ON mechanism_party (mechanism_id, position);
CREATE INDEX mechanism_party_party ON mechanism_party (party_id);

CREATE TABLE mechanism_chair (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mechanism_id INTEGER NOT NULL REFERENCES mechanism (id) ON DELETE CASCADE,
    post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX mechanism_chair_mechanism ON mechanism_chair (mechanism_id, position);
CREATE INDEX mechanism_chair_post ON mechanism_chair (post_id);

CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL,
    host_id INTEGER REFERENCES entity (id) ON DELETE SET NULL,
    guest_id INTEGER REFERENCES entity (id) ON DELETE SET NULL,
    date_edtf TEXT NOT NULL DEFAULT '',
    date_words TEXT NOT NULL DEFAULT '',
    date_earliest TEXT,
    date_latest TEXT
) STRICT;
CREATE INDEX visit_host ON visit (host_id);
CREATE INDEX visit_guest ON visit (guest_id);
CREATE INDEX visit_date ON visit (date_earliest, date_latest);

CREATE TABLE visit_place (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    place_id INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_place_visit ON visit_place (visit_id, position);
CREATE INDEX visit_place_place ON visit_place (place_id);

CREATE TABLE dialogue (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    mechanism_id INTEGER REFERENCES mechanism (id) ON DELETE SET NULL,
    ordinal INTEGER CHECK (ordinal > 0),
    visit_id INTEGER REFERENCES visit (id) ON DELETE SET NULL,
    sidelines_of_id INTEGER REFERENCES dialogue (id) ON DELETE SET NULL,
    follows_id INTEGER REFERENCES dialogue (id) ON DELETE SET NULL,
    place_id INTEGER REFERENCES place (id) ON DELETE SET NULL,
    country_id INTEGER REFERENCES country (id) ON DELETE SET NULL,
    level TEXT,
    date_edtf TEXT NOT NULL DEFAULT '',
    date_words TEXT NOT NULL DEFAULT '',
    date_earliest TEXT,
    date_latest TEXT
) STRICT;
CREATE INDEX dialogue_mechanism ON dialogue (mechanism_id, ordinal);
CREATE INDEX dialogue_visit ON dialogue (visit_id);
CREATE INDEX dialogue_sidelines_of ON dialogue (sidelines_of_id);
CREATE INDEX dialogue_follows ON dialogue (follows_id);
CREATE INDEX dialogue_place ON dialogue (place_id);
CREATE INDEX dialogue_country ON dialogue (country_id);
CREATE INDEX dialogue_date ON dialogue (date_earliest, date_latest);

CREATE TABLE dialogue_party (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    dialogue_id INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    party_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX dialogue_party_dialogue ON dialogue_party (dialogue_id, position);
CREATE INDEX dialogue_party_party ON dialogue_party (party_id);

-- A person, or a post without its holder, in a dialogue or a visit (`event_id`).
CREATE TABLE participation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    participant_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    side TEXT,
    role TEXT NOT NULL DEFAULT 'member',
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX participation_event ON participation (event_id, position);
CREATE INDEX participation_participant ON participation (participant_id);

CREATE TABLE commitment (
    id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES entity (id) ON DELETE CASCADE,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL DEFAULT '',
    wording TEXT NOT NULL DEFAULT '{"v":1,"blocks":[]}',
    verb TEXT NOT NULL DEFAULT '',
    subject_id INTEGER REFERENCES entity (id) ON DELETE SET NULL,
    agreed_at_id INTEGER REFERENCES dialogue (id) ON DELETE SET NULL,
    due_edtf TEXT NOT NULL DEFAULT '',
    due_words TEXT NOT NULL DEFAULT '',
    due_earliest TEXT,
    due_latest TEXT
) STRICT;
CREATE INDEX commitment_subject ON commitment (subject_id);
CREATE INDEX commitment_agreed_at ON commitment (agreed_at_id);
CREATE INDEX commitment_due ON commitment (due_latest);

-- A post, or whoever else owes it (a country for "both sides", industry as an organisation).
CREATE TABLE commitment_owner (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    commitment_id INTEGER NOT NULL REFERENCES commitment (id) ON DELETE CASCADE,
    owner_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    side TEXT,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX commitment_owner_commitment ON commitment_owner (commitment_id, position);
CREATE INDEX commitment_owner_owner ON commitment_owner (owner_id);

CREATE TABLE commitment_status (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    commitment_id INTEGER NOT NULL REFERENCES commitment (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    on_edtf TEXT NOT NULL DEFAULT '',
    dialogue_id INTEGER REFERENCES dialogue (id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX commitment_status_commitment ON commitment_status (commitment_id, position);
CREATE INDEX commitment_status_dialogue ON commitment_status (dialogue_id);

CREATE TABLE brief (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    subject_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    title TEXT NOT NULL DEFAULT '',
    title_marking TEXT,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX brief_visit ON brief (visit_id, position);
CREATE INDEX brief_subject ON brief (subject_id);

CREATE TABLE issue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    brief_id INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    title_marking TEXT,
    likelihood TEXT NOT NULL DEFAULT 'certain'
) STRICT;
CREATE INDEX issue_brief ON issue (brief_id, position);

CREATE TABLE talking_point (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stance TEXT NOT NULL DEFAULT 'raise',
    side TEXT NOT NULL DEFAULT 'ours',
    title TEXT NOT NULL DEFAULT '',
    trigger TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '{"v":1,"blocks":[]}',
    fallback TEXT NOT NULL DEFAULT '{"v":1,"blocks":[]}',
    speaker_id INTEGER REFERENCES entity (id) ON DELETE SET NULL,
    commitment_id INTEGER REFERENCES commitment (id) ON DELETE SET NULL,
    marking TEXT
) STRICT;
CREATE INDEX talking_point_issue ON talking_point (issue_id, position);
CREATE INDEX talking_point_speaker ON talking_point (speaker_id);
CREATE INDEX talking_point_commitment ON talking_point (commitment_id);

CREATE TABLE point_topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    point_id INTEGER NOT NULL REFERENCES talking_point (id) ON DELETE CASCADE,
    topic_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX point_topic_point ON point_topic (point_id, position);
CREATE INDEX point_topic_topic ON point_topic (topic_id);

CREATE TABLE objective (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    brief_id INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    side TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '{"v":1,"blocks":[]}',
    marking TEXT
) STRICT;
CREATE INDEX objective_brief ON objective (brief_id, side, position);

-- Prose of a brief, or of the visit as a whole (the scene-setter).
CREATE TABLE section (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    brief_id INTEGER REFERENCES brief (id) ON DELETE CASCADE,
    visit_id INTEGER REFERENCES visit (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '{"v":1,"blocks":[]}',
    marking TEXT,
    CHECK ((brief_id IS NULL) <> (visit_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX section_brief ON section (brief_id, kind);
CREATE UNIQUE INDEX section_visit ON section (visit_id, kind);

-- Every step a text took; the last one counts. `hash` is of what was cleared.
CREATE TABLE clearance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    point_id INTEGER REFERENCES talking_point (id) ON DELETE CASCADE,
    section_id INTEGER REFERENCES section (id) ON DELETE CASCADE,
    objective_id INTEGER REFERENCES objective (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    office TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    hash TEXT NOT NULL,
    CHECK ((point_id IS NOT NULL) + (section_id IS NOT NULL) + (objective_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX clearance_point ON clearance (point_id);
CREATE INDEX clearance_section ON clearance (section_id);
CREATE INDEX clearance_objective ON clearance (objective_id);

-- A source for one claim, held by exactly one row.
CREATE TABLE citation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    entity_id INTEGER REFERENCES entity (id) ON DELETE CASCADE,
    point_id INTEGER REFERENCES talking_point (id) ON DELETE CASCADE,
    section_id INTEGER REFERENCES section (id) ON DELETE CASCADE,
    membership_id INTEGER REFERENCES membership (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'reported',
    speaker_id INTEGER REFERENCES entity (id) ON DELETE SET NULL,
    said_on_edtf TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT 'medium',
    locator TEXT NOT NULL DEFAULT '',
    CHECK ((entity_id IS NOT NULL) + (point_id IS NOT NULL) + (section_id IS NOT NULL) + (membership_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX citation_source ON citation (source_id);
CREATE INDEX citation_entity ON citation (entity_id);
CREATE INDEX citation_point ON citation (point_id);
CREATE INDEX citation_section ON citation (section_id);
CREATE INDEX citation_membership ON citation (membership_id);
CREATE INDEX citation_speaker ON citation (speaker_id);

CREATE TABLE citation_conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    citation_id INTEGER NOT NULL REFERENCES citation (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES citation (id) ON DELETE CASCADE,
    note TEXT NOT NULL DEFAULT '',
    resolution TEXT NOT NULL DEFAULT '',
    CHECK (citation_id <> other_id)
) STRICT;
CREATE INDEX citation_conflict_citation ON citation_conflict (citation_id);
CREATE INDEX citation_conflict_other ON citation_conflict (other_id);

CREATE TABLE dismissed_mention (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    brief_id INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    words TEXT NOT NULL CHECK (words <> ''),
    entity_id INTEGER REFERENCES entity (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX dismissed_mention_brief ON dismissed_mention (brief_id);
CREATE INDEX dismissed_mention_entity ON dismissed_mention (entity_id);

-- `start_time` and `end_time` are local, `HH:MM`, or empty when they are not known.
CREATE TABLE programme_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date_edtf TEXT NOT NULL DEFAULT '',
    date_words TEXT NOT NULL DEFAULT '',
    date_earliest TEXT,
    date_latest TEXT,
    start_time TEXT NOT NULL DEFAULT '',
    end_time TEXT NOT NULL DEFAULT '',
    time_zone TEXT NOT NULL DEFAULT '',
    home_time_zone TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    place_id INTEGER REFERENCES place (id) ON DELETE SET NULL,
    lead_id INTEGER REFERENCES entity (id) ON DELETE SET NULL,
    press TEXT NOT NULL DEFAULT 'unknown',
    interpreter TEXT NOT NULL DEFAULT '',
    dialogue_id INTEGER REFERENCES dialogue (id) ON DELETE SET NULL,
    marking TEXT
) STRICT;
CREATE INDEX programme_item_visit ON programme_item (visit_id, position);
CREATE INDEX programme_item_place ON programme_item (place_id);
CREATE INDEX programme_item_lead ON programme_item (lead_id);
CREATE INDEX programme_item_dialogue ON programme_item (dialogue_id);

-- `budgets` is a JSON object of whole numbers; see `book.budget`. `confirmed_names` is a JSON array of the keys of unmarked names and
-- titles that a person let into a book with this ceiling; see `values.name_key`.
CREATE TABLE book_spec (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    reader_id INTEGER REFERENCES entity (id) ON DELETE SET NULL,
    handling TEXT NOT NULL DEFAULT '',
    paper TEXT NOT NULL DEFAULT 'a4',
    duplex INTEGER NOT NULL DEFAULT 1 CHECK (duplex IN (0, 1)),
    text_size TEXT NOT NULL DEFAULT 'standard',
    page_banners INTEGER NOT NULL DEFAULT 0 CHECK (page_banners IN (0, 1)),
    stubs INTEGER NOT NULL DEFAULT 0 CHECK (stubs IN (0, 1)),
    ceiling TEXT,
    floor TEXT,
    title_marking TEXT,
    budgets TEXT NOT NULL DEFAULT '{}',
    confirmed_names TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX book_spec_visit ON book_spec (visit_id, position);
CREATE INDEX book_spec_reader ON book_spec (reader_id);

-- `sections` is a JSON array of the sections of a brief that are printed; `brief_id` is set for kind `brief` alone.
CREATE TABLE book_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    book_id INTEGER NOT NULL REFERENCES book_spec (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    brief_id INTEGER REFERENCES brief (id) ON DELETE CASCADE,
    sections TEXT NOT NULL DEFAULT '[]',
    included INTEGER NOT NULL DEFAULT 1 CHECK (included IN (0, 1)),
    CHECK ((kind = 'brief') = (brief_id IS NOT NULL))
) STRICT;
CREATE INDEX book_part_book ON book_part (book_id, position);
CREATE INDEX book_part_brief ON book_part (brief_id);

-- An issue or a talking point that one book leaves out.
CREATE TABLE book_omission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    book_id INTEGER NOT NULL REFERENCES book_spec (id) ON DELETE CASCADE,
    issue_id INTEGER REFERENCES issue (id) ON DELETE CASCADE,
    point_id INTEGER REFERENCES talking_point (id) ON DELETE CASCADE,
    CHECK ((issue_id IS NULL) <> (point_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX book_omission_issue ON book_omission (book_id, issue_id);
CREATE UNIQUE INDEX book_omission_point ON book_omission (book_id, point_id);
CREATE INDEX book_omission_of_issue ON book_omission (issue_id);
CREATE INDEX book_omission_of_point ON book_omission (point_id);

-- Frozen printings. A printing is never changed or deleted, and freezing one is no undo step.
CREATE TABLE edition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    book_uid TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    title TEXT NOT NULL,
    as_of TEXT NOT NULL,
    copies INTEGER NOT NULL DEFAULT 1 CHECK (copies > 0),
    pdf_sha256 TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (book_uid, number)
) STRICT;
CREATE TRIGGER edition_kept BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'an edition is frozen'); END;
CREATE TRIGGER edition_stays BEFORE DELETE ON edition BEGIN SELECT RAISE(ABORT, 'an edition is frozen'); END;

-- The newest verified backup that this file knows of: the name of its file, and the blake2b digest of that file's bytes.
CREATE TABLE backup_mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;

-- The rows that were touched since that backup; any other row stands in it just as it stands here.
CREATE TABLE touched_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    UNIQUE (table_name, row_id)
) STRICT;

-- One document for each searchable field of a row; `text` is in search form.
CREATE TABLE search_doc (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, owner_id, field)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
    text,
    content = 'search_doc',
    content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'",
    prefix = '2 3'
);
CREATE TRIGGER search_doc_inserted AFTER INSERT ON search_doc BEGIN
    INSERT INTO search_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER search_doc_deleted AFTER DELETE ON search_doc BEGIN
    INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER search_doc_updated AFTER UPDATE OF text ON search_doc BEGIN
    INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO search_index (rowid, text) VALUES (new.id, new.text);
END;
