"""Lines in two directions, each with its language where one is known: the corpus on which our order is held to Qt's.

Their words are invented or stand in any dictionary.
"""

ZWNJ, ZWJ, LRM, RLM, ALM = "\u200c", "\u200d", "\u200e", "\u200f", "\u061c"
LRE, RLE, PDF, LRI, RLI, FSI, PDI = "\u202a", "\u202b", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069"

ORACLE = (
    ("الاجتماع في ٣٠ يونيو ٢٠٢٦ بنسبة ١٢٫٥٪", None),
    ("العاصمة الرياض (Riyadh) والدوحة (Doha)", None),
    ("Riyadh (الرياض) العاصمة", None),
    ("Ministry (وزارة الخارجية) محمد", None),
    ("משרד החוץ (MFA) UN", None),
    (f"علی{ZWNJ}رضا حسینی، ۷۵۰ تن در ۲۰۲۶", "fa"),
    ("قمة ٢٠٢٦ Summit، ص ١٢–١٥", None),
    ("Summit قمة ٢٠٢٦, pp. 12–15", None),
)
DIGITS = (
    ("١٢٣", "ar"),
    ("٢٠٢٦", None),
    ("عام 2026 قادم", None),
    ("شנה 2026".replace("ش", "ש"), None),
    ("في 30 يونيو 2026 بنسبة 12.5%", None),
    ("بنسبة ١٢٫٥٪ من ١٬٢٥٠ طن", None),
    ("קצב של 12.5% בשנה", None),
    ("درجة −٥ إلى +٣", None),
    (f"{ALM}−٥ درجات", "ar"),
    ("טמפרטורה -5 עד +3 מעלות", None),
    ("بقيمة €750 و 1,250.50$", None),
    ("₪750 או 750 ₪", None),
    ("۷۵۰ تن و ۱۲٫۵٪ و ۲۰۲۶", "fa"),
    ("۷۵۰ ٹن، ۱۲٫۵٪ سال ۲۰۲۶", "ur"),
    ("٣٠ طن و 30 tons", None),
    ("رقم A-12 و B/34", None),
)
TIMES = (
    ("من 09:30–11:00 صباحا", None),
    ("من ٠٩:٣٠–١١:٠٠ صباحا", None),
    ("09:30–11:00 מליאה", "he"),
    ("בין 09:30–11:00 בבוקר", None),
    ("بين ١٥/٠١/٢٠٣١ و ١٧/٠١/٢٠٣١", None),
    ("בין 15/01/2031 ל-17/01/2031", None),
    ("15.1.2031 עד 17.1.2031", "he"),
    ("ص ١٢–١٥، ١٨", None),
    ("עמ׳ 12–15, 18", None),
    ("pp. ١٢–١٥ of قمة", None),
)
BRACKETS = (
    ("المجلس [انظر (ملحق A) ص ٣] القادم", None),
    ("Council [see (ملحق ب) p. 3] قادم", None),
    ("وزارة (الخارجية والدوحة (Doha", None),
    ("Ministry) وزارة (MFA", None),
    ("(الرياض)", None),
    ("(MFA) משרד", "he"),
    ("قال «نعم (yes)» ثم ذهب", None),
    ('אמר "כן" (yes) והלך', None),
    ("he said “قمة” and (القمة) left", None),
    ("a (ب) c (د) e", None),
    ("النص {a[b(c)d]e} هنا", None),
)
LATIN = (
    ("زوروا https://example.org/a/b?c=1 اليوم", None),
    ("כתבו אל protocol@example.org היום", None),
    ("وزارة MFA و UN معا", None),
    ("The word قمة stands here", None),
    ("The words قمة الرياض stand here", None),
    ("Delegation of משרד החוץ, 12 persons", None),
    ("Strelsau – زندا – Zenda", None),
    ("G20 قمة", "ar"),
    ("UN: משרד החוץ", "he"),
    ("COP31 في الرياض", "ar"),
    ("قمة G20", "en"),
    ("Summit قمة, الرياض 12", "en"),
    ("12 قمة", "en"),
)
JOINING = (
    (f"گفت{ZWNJ}وگوی و می{ZWNJ}خواهند", "fa"),
    (f"the name علی{ZWNJ}رضا stands here", "en"),
    (f"they می{ZWNJ}خواهند say", None),
    (f"ه{ZWJ} و", "ar"),
    ("السلام لا لأ لإ لآ الأمة", None),
    ("وزیرِ اعظم پاکستان نے کہا", "ur"),
    ("تل-أبيب وبن-غوريون", None),
    ("תל־אביב ובן־גוריון", None),
    ("בן-גוריון ו-MFA", None),
)
MARKED = (
    (f"A {RLI}قمة! (x){PDI} b", None),
    (f"قمة {LRI}a (b) c!{PDI} نص", None),
    (f"قمة {FSI}Zenda!{PDI}، {FSI}عمان!{PDI} نص", None),
    (f"A {RLE}قمة a b{PDF} c", None),
    (f"قمة {LRE}a b قمة{PDF} نص", None),
    (f"قمة C++{LRM} و C#{LRM} نص", None),
    (f"Zenda!{RLM} قمة", "ar"),
    (f"{RLI}قمة {LRI}a (b{PDI} نص{PDI} c", None),
    (f"{RLM}12 + 3", None),
)
LINES = (*ORACLE, *DIGITS, *TIMES, *BRACKETS, *LATIN, *JOINING, *MARKED)
# Marks that stand above or below: what they stand on keeps its order, and none is lost.
VOWELS = (
    ("يُؤَكِّدُ الوَزِيرُ أَنَّ السَّلَامَ (peace) ١٢", None),
    ("שָׁלוֹם עוֹלָם (MFA) 12", None),
    ("the word شكراً stands here", None),
)
