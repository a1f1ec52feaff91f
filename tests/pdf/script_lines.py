"""Short lines in many scripts, one for each place of a page where text stands: ministers meet at some harbour."""

from dataclasses import dataclass

ZWNJ = "\u200c"


@dataclass(frozen=True)
class ScriptLines:
    """The lines of one script in one language (BCP 47), each short enough for one line of its place."""

    name: str
    lang: str
    heading: str
    paragraph: str
    point: str
    item: str
    cell: str
    right_to_left: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.heading, self.paragraph, self.point, self.item, self.cell)


LATIN = ScriptLines(
    "Latin", "en", "Harbours of Ruritania", "The office offers a fjord: Łódź, Türkiye, naïve, Đurđa, Þór, Việt Nam",
    "Ask for a first meeting before 30 June 2031 (12.5%)", "two pilots, “one form”, no fee", "Zürich Straße",
)  # fmt: skip
COMBINING = ScriptLines(
    "Latin, marks apart", "en", "Zu\u0308rich and Zenda", "A re\u0301sume\u0301 for E\u0301mile of Ma\u0301laga",
    "Ask A\u030angstro\u0308m to come", "Co\u0302te of Orle\u0301ans", "Bro\u0308dl",
)  # fmt: skip
GREEK = ScriptLines(
    "Greek", "el", "Υπουργείο Λιμένων", "Ο Υπουργός έφθασε στη Ζένδα το πρωί",
    "Ζητήστε νέα συνάντηση το 2031", "δύο πλοηγοί, ένα έντυπο", "Στρέλσαου",
)  # fmt: skip
CYRILLIC = ScriptLines(
    "Cyrillic", "ru", "Министерство гаваней", "Министр Щёкин прибыл в Зенду утром",
    "Предложить встречу до 30 июня 2031 года", "два лоцмана, один бланк", "Їжакевич",
)  # fmt: skip
ARMENIAN = ScriptLines(
    "Armenian", "hy", "Նավահանգիստների նախարարություն", "Նախարարը ժամանեց Զենդա առավոտյան",
    "Առաջարկել նոր հանդիպում 2031", "երկու լոցման", "Ստրելսաու",
)  # fmt: skip
GEORGIAN = ScriptLines(
    "Georgian", "ka", "ნავსადგურების სამინისტრო", "მინისტრი ზენდაში დილით ჩავიდა",
    "შესთავაზეთ ახალი შეხვედრა 2031", "ორი მესაჭე", "სტრელსაუ",
)  # fmt: skip
ETHIOPIC = ScriptLines(
    "Ethiopic", "am", "የወደቦች ሚኒስቴር", "ሚኒስትሩ ጠዋት ዜንዳ ገቡ",
    "አዲስ ስብሰባ ጠይቁ", "ሁለት መሪዎች", "ስትሬልሳው",
)  # fmt: skip
ARABIC = ScriptLines(
    "Arabic", "ar", "وزارة الموانئ في روريتانيا", "وصل الوزير إلى زندا صباح اليوم مع وفد كبير",
    "يؤكد الوزير أهمية الاجتماع القادم", "مرشدان ونموذج واحد", "ستلساو", True,
)  # fmt: skip
ARABIC_MARKS = ScriptLines(
    "Arabic, with vowels", "ar", "السيّد محمّد", "يُؤَكِّدُ الوَزِيرُ أَنَّ السَّلَامَ قَرِيبٌ",
    "شكراً جزيلاً للأمّة", "مُنَظَّمة", "وِزارة", True,
)  # fmt: skip
PERSIAN = ScriptLines(
    "Persian", "fa", f"گفت{ZWNJ}وگوی بندرها", f"علی{ZWNJ}رضا حسینی به زندا رسید و می{ZWNJ}خواهند دوباره بیایند",
    "پیشنهاد نشست تازه پیش از تابستان", f"راهنما{ZWNJ}ها", f"نامه{ZWNJ}ها", True,
)  # fmt: skip
URDU = ScriptLines(
    "Urdu", "ur", "وزارت بندرگاہ", "وزیر صبح کے وقت زندا پہنچے اور بات چیت شروع ہوئی",
    "نئی ملاقات کی تجویز دیں", "دو رہنما", "ستلساؤ", True,
)  # fmt: skip
MIXED = ScriptLines(
    "Arabic with digits and Latin", "ar", "قمة ٢٠٢٦ Summit", "الاجتماع في ٣٠ يونيو ٢٠٢٦ بنسبة ١٢٫٥٪",
    "العاصمة ستلساو (Strelsau) وبلدة (Zenda)", "من 09:30 إلى 11:00", "٧٥٠ طن", True,
)  # fmt: skip
HEBREW = ScriptLines(
    "Hebrew", "he", "משרד הנמלים של רוריטניה", "השר הגיע לזנדה בבוקר עם משלחת גדולה",
    "הציעו פגישה חדשה לפני הקיץ", "שני נווטים", "שטרלסאו", True,
)  # fmt: skip
DEVANAGARI = ScriptLines(
    "Devanagari", "hi", "बंदरगाह मंत्रालय", "विदेश मंत्री एस. जयशंकर ने संबंधों को सुदृढ़ किया",
    "नई बैठक का प्रस्ताव करें", "दो मार्गदर्शक", "हिन्दी संवाद",
)  # fmt: skip
BENGALI = ScriptLines(
    "Bengali", "bn", "বন্দর মন্ত্রণালয়", "মন্ত্রী সকালে জেন্ডায় পৌঁছেছেন",
    "নতুন বৈঠকের প্রস্তাব দিন", "দুই পথপ্রদর্শক", "স্ট্রেলসাউ",
)  # fmt: skip
TAMIL = ScriptLines(
    "Tamil", "ta", "துறைமுக அமைச்சகம்", "அமைச்சர் காலையில் செண்டா வந்தார்",
    "புதிய சந்திப்பை முன்மொழியுங்கள்", "இரண்டு வழிகாட்டிகள்", "ஸ்ட்ரெல்சாவ்",
)  # fmt: skip
TELUGU = ScriptLines(
    "Telugu", "te", "ఓడరేవుల మంత్రిత్వ శాఖ", "మంత్రి ఉదయం జెండా చేరారు",
    "కొత్త సమావేశం కోరండి", "ఇద్దరు మార్గదర్శకులు", "స్ట్రెల్సౌ",
)  # fmt: skip
THAI = ScriptLines(
    "Thai", "th", "กระทรวงท่าเรือ", "รัฐมนตรีเดินทางถึงเซนดาในตอนเช้า",
    "เสนอการประชุมครั้งใหม่", "ผู้นำทางสองคน", "ห่วงโซ่อุปทาน",
)  # fmt: skip
KHMER = ScriptLines(
    "Khmer", "km", "ក្រសួងកំពង់ផែ", "រដ្ឋមន្ត្រីបានមកដល់សេនដា",
    "ស្នើកិច្ចប្រជុំថ្មី", "អ្នកនាំផ្លូវពីរនាក់", "ស្ត្រេលសៅ",
)  # fmt: skip
BURMESE = ScriptLines(
    "Burmese", "my", "ဆိပ်ကမ်းဝန်ကြီးဌာန", "ဝန်ကြီး နံနက် ဇန်ဒါသို့ ရောက်သည်",
    "အစည်းအဝေးသစ် တောင်းပါ", "လမ်းပြနှစ်ဦး", "စထရယ်ဆော",
)  # fmt: skip
KOREAN = ScriptLines(
    "Hangul", "ko", "항만부 장관", "장관은 아침에 젠다에 도착했다",
    "새 회의를 제안하십시오", "도선사 두 명", "스트렐사우",
)  # fmt: skip
JAPANESE = ScriptLines(
    "Japanese", "ja", "港湾省", "港湾大臣は「もばやし としお」と申します",
    "次の会合を提案してください", "水先人二名", "葛城市ゼンダ",
)  # fmt: skip
SIMPLIFIED = ScriptLines(
    "Han, simplified", "zh-Hans", "港口部", "双方强调港口对话的重要性，部长早上抵达。",
    "请提议新的会议", "两名引航员", "发展与贸易",
)  # fmt: skip
TRADITIONAL = ScriptLines(
    "Han, traditional", "zh-Hant", "港口部", "雙方強調港口對話的重要性，部長早上抵達。",
    "請提議新的會議", "兩名引水人", "發展與貿易",
)  # fmt: skip

SCRIPTS = (
    LATIN, COMBINING, GREEK, CYRILLIC, ARMENIAN, GEORGIAN, ETHIOPIC, ARABIC, ARABIC_MARKS, PERSIAN, URDU, MIXED,
    HEBREW, DEVANAGARI, BENGALI, TAMIL, TELUGU, THAI, KHMER, BURMESE, KOREAN, JAPANESE, SIMPLIFIED, TRADITIONAL,
)  # fmt: skip
