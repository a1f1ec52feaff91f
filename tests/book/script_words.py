"""The words of a library in many scripts: invented people, their posts, and what a brief says in each language.

Nobody here lives: the names are those of no country, written as each script would write them.
"""

from dataclasses import dataclass

from tests.pdf.script_lines import (
    ARABIC,
    ARMENIAN,
    BENGALI,
    BURMESE,
    CYRILLIC,
    DEVANAGARI,
    ETHIOPIC,
    GEORGIAN,
    GREEK,
    HEBREW,
    JAPANESE,
    KHMER,
    KOREAN,
    LATIN,
    PERSIAN,
    SIMPLIFIED,
    TAMIL,
    TELUGU,
    THAI,
    TRADITIONAL,
    URDU,
    ScriptLines,
)

# The eight lines that any order of two directions has to get right, with the language where one is known.
ORACLE = (
    ("الاجتماع في ٣٠ يونيو ٢٠٢٦ بنسبة ١٢٫٥٪", None),
    ("العاصمة الرياض (Riyadh) والدوحة (Doha)", None),
    ("Riyadh (الرياض) العاصمة", None),
    ("Ministry (وزارة الخارجية) محمد", None),
    ("משרד החוץ (MFA) UN", None),
    ("علی\u200cرضا حسینی، ۷۵۰ تن در ۲۰۲۶", "fa"),
    ("قمة ٢٠٢٦ Summit، ص ١٢–١٥", None),
    ("Summit قمة ٢٠٢٦, pp. 12–15", None),
)
# What has been set wrongly before: selectors, marks apart, joiners, signs, and digits of a script's own.
ODDITIES = (
    "葛󠄀城市と辻󠄀の港",
    "か\u3099き\u3099の港",
    "〜港湾〜｡ ｢会合｣",
    "Zu\u0308rich, re\u0301sume\u0301, A\u030angstro\u0308m",
    "⚓ port, ✈ airport, ☎ 750",
    "گفت\u200cوگوی تازه می\u200cخواهند",
    "the name علی\u200cرضا حسینی stands here",
    "१२.५% और ७५० टन",
    "১২.৫% এবং ৭৫০ টন",
    "๑๒.๕% และ ๗๕๐ ตัน",
    "១២,៥% និង ៧៥០ តោន",
    "בתאריך 30/6/2031, ₪750 (12.5%)",
    "من ٠٩:٣٠–١١:٠٠ و −٥ درجات",
    "قال «نعم (yes)» ثم ذهب",
    "C++\u200e و A/B و x@example.org",
    "Łódź, Đurđa, Ægir, ʻUthmān, Þór",
)


@dataclass(frozen=True)
class Tongue:
    """A language of the library: its lines, its two posts, and its people as (own script, Latin letters)."""

    script: ScriptLines
    posts: tuple[str, str]
    people: tuple[tuple[str, str], ...]

    @property
    def lang(self) -> str:
        return self.script.lang


TONGUES = (
    Tongue(
        LATIN,
        ("Minister of Harbours", "Director of Pilots"),
        (
            ("Ottokar Łęczak", "Ottokar Łęczak"),
            ("Þórdís Ævarr", "Þórdís Ævarr"),
            ("Đurađ Žendić", "Đurađ Žendić"),
            ("Zu\u0308rcher E\u0301mile", "Zu\u0308rcher E\u0301mile"),
        ),
    ),
    Tongue(
        GREEK,
        ("Υπουργός Λιμένων", "Διευθυντής"),
        (
            ("Οττοκάρ Ζενδάκης", "Ottokar Zendakis"),
            ("Φλάβια Στρελσίδη", "Flavia Strelsidi"),
            ("Ρούντολφ Χεντζής", "Rudolf Hentzis"),
        ),
    ),
    Tongue(
        CYRILLIC,
        ("Министр гаваней", "Директор"),
        (
            ("Оттокар Щёлзендов", "Ottokar Shchyolzendov"),
            ("Ївга Стрельсаук", "Yivha Strelsauk"),
            ("Љубљен Зендић", "Ljubljen Zendić"),
        ),
    ),
    Tongue(
        ARABIC,
        ("وزير الموانئ", "مدير المرشدين (MFA)"),
        (
            ("أوتوكار الزنداوي", "Ottokar al-Zindawi"),
            ("فلافيا الستريلساوي", "Flavia al-Strelsawi"),
            ("محمّد روريتاني", "Muhammad Ruritani"),
            ("رودلف بن هنتزاو", "Rudolf bin Hentzau"),
            ("عُثمان الزندي", "ʻUthmān al-Zindi"),
        ),
    ),
    Tongue(
        PERSIAN,
        ("وزیر بندرها", "مدیر راهنما\u200cها"),
        (
            ("علی\u200cرضا حسینی", "Ali-Reza Hosseini"),
            ("اوتوکار زندا\u200cپور", "Ottokar Zandapour"),
            ("فلاویا خانه\u200cای", "Flavia Khanehei"),
        ),
    ),
    Tongue(
        URDU,
        ("وزیر بندرگاہ", "ناظم"),
        (
            ("اوٹوکار زنداوی", "Ottokar Zandavi"),
            ("فلاویہ بیگم روریتانی", "Flavia Begum Ruritani"),
            ("روڈولف ستریلساوی", "Rudolf Strelsavi"),
        ),
    ),
    Tongue(
        HEBREW,
        ("שר הנמלים", "מנהל הנווטים (MFA)"),
        (
            ("אוטוקר זנדאי", "Ottokar Zendai"),
            ("פלביה בן־שטרלסאו", "Flavia Ben-Strelsau"),
            ("רודולף ״רודי״ הנצאו", "Rudolf Hentzau"),
        ),
    ),
    Tongue(
        DEVANAGARI,
        ("बंदरगाह मंत्री", "निदेशक"),
        (
            ("ओट्टोकार ज़ेंडावाला", "Ottokar Zendawala"),
            ("फ़्लाविया स्ट्रेल्सौकर", "Flavia Strelsaukar"),
            ("रूडोल्फ़ हेंत्ज़ौ", "Rudolf Hentzau-Rai"),
        ),
    ),
    Tongue(
        BENGALI,
        ("বন্দর মন্ত্রী", "পরিচালক"),
        (
            ("অটোকার জেন্ডাবাসী", "Ottokar Zendabasi"),
            ("ফ্লাভিয়া স্ট্রেলসাউ", "Flavia Strelsau"),
            ("রুডল্ফ হেন্ৎজাউ", "Rudolf Hentzau-Das"),
        ),
    ),
    Tongue(
        TAMIL,
        ("துறைமுக அமைச்சர்", "இயக்குநர்"),
        (
            ("ஓட்டோகார் செண்டாவன்", "Ottokar Sendavan"),
            ("ஃபிளாவியா ஸ்ட்ரெல்சாவ்", "Flavia Strelsav"),
            ("ருடால்ஃப் ஹென்ட்சௌ", "Rudolf Hentzow"),
        ),
    ),
    Tongue(
        TELUGU,
        ("ఓడరేవుల మంత్రి", "సంచాలకుడు"),
        (
            ("ఒట్టోకార్ జెండాల", "Ottokar Zendala"),
            ("ఫ్లావియా స్ట్రెల్సౌ", "Flavia Strelsow"),
        ),
    ),
    Tongue(
        THAI,
        ("รัฐมนตรีท่าเรือ", "ผู้อำนวยการ"),
        (
            ("ออตโตการ์ เซนดาวงศ์", "Ottokar Sendawong"),
            ("ฟลาเวีย สเตรลเซาว์", "Flavia Strelsao"),
            ("รูดอล์ฟ ห่วงโซ่", "Rudolf Huangso"),
        ),
    ),
    Tongue(
        KHMER,
        ("រដ្ឋមន្ត្រីកំពង់ផែ", "នាយក"),
        (
            ("អូតូកា សេនដា", "Ottoka Senda"),
            ("ផ្លាវីយ៉ា ស្ត្រេលសៅ", "Flavya Strelsao"),
        ),
    ),
    Tongue(
        BURMESE,
        ("ဆိပ်ကမ်းဝန်ကြီး", "ညွှန်ကြားရေးမှူး"),
        (
            ("အော်တိုကာ ဇန်ဒါ", "Ottoka Zanda"),
            ("ဖလာဗီယာ စထရယ်ဆော", "Flavia Stresaw"),
        ),
    ),
    Tongue(
        GEORGIAN,
        ("ნავსადგურების მინისტრი", "დირექტორი"),
        (
            ("ოტოკარ ზენდაძე", "Ottokar Zendadze"),
            ("ფლავია სტრელსაშვილი", "Flavia Strelsashvili"),
        ),
    ),
    Tongue(
        ARMENIAN,
        ("Նավահանգիստների նախարար", "Տնօրեն"),
        (
            ("Օտտոկար Զենդայան", "Ottokar Zendayan"),
            ("Ֆլավիա Ստրելսաուեան", "Flavia Strelsauean"),
        ),
    ),
    Tongue(
        ETHIOPIC,
        ("የወደቦች ሚኒስትር", "ዳይሬክተር"),
        (
            ("ኦቶካር ዜንዳው", "Ottokar Zendaw"),
            ("ፍላቪያ ስትሬልሳው", "Flavia Strelsaw"),
        ),
    ),
    Tongue(
        KOREAN,
        ("항만부 장관", "국장"),
        (
            ("젠다오", "Zen Da-o"),
            ("스트렐 사우", "Strel Sa-u"),
            ("헨차우", "Hen Cha-u"),
        ),
    ),
    Tongue(
        JAPANESE,
        ("港湾大臣", "水先局長"),
        (
            ("葛󠄀城 善太", "Katsuragi Zenta"),
            ("辻󠄀 もばやし", "Tsuji Mobayashi"),
            ("茂林 敏夫", "Mobayashi Toshio"),
            ("か\u3099んだ のぼる", "Ganda Noboru"),
        ),
    ),
    Tongue(
        SIMPLIFIED,
        ("港口部部长", "引航局局长"),
        (
            ("曾达奥", "Zeng Da'ao"),
            ("施特雷", "Shi Telei"),
            ("韩曹", "Han Cao"),
        ),
    ),
    Tongue(
        TRADITIONAL,
        ("港口部部長", "引水局局長"),
        (
            ("曾達奧", "Tseng Ta-ao"),
            ("韓曹寶", "Han Tsao-pao"),
        ),
    ),
)

# Titles of briefs, some from the right, some of two directions; the others are the headings of the languages.
TITLES = (
    ("قمة ٢٠٢٦ Summit", "ar"),
    ("Riyadh (الرياض) العاصمة", "en"),
    ("משרד החוץ (MFA) UN", "he"),
    ("گفت\u200cوگوی ۲۰۲۶ (Dialogue)", "fa"),
    ("葛󠄀城市港湾対話", "ja"),
)
# Authors in the order of their own language: family first, without a blank.
AUTHORS = (
    ({"family": "葛󠄀城", "given": "善太"}, "港湾白書", "ja"),
    ({"family": "曾", "given": "达奥"}, "港口年鉴", "zh-Hans"),
    ({"family": "曾", "given": "達奧"}, "港口年鑑", "zh-Hant"),
    ({"family": "젠", "given": "다오"}, "항만 연감", "ko"),
    ({"family": "الزنداوي", "given": "أوتوكار"}, "تقرير الموانئ ٢٠٢٦", "ar"),
    ({"family": "זנדאי", "given": "אוטוקר"}, "דוח הנמלים", "he"),
    ({"family": "Łęczak", "given": "Ottokar"}, "Yearbook of Harbours", "en"),
    ({"family": "Щёлзендов", "given": "Оттокар"}, "Ежегодник гаваней", "ru"),
)
