"""The scripts that share a character, joined by `+`, and `-` for other characters; VALUES as STARTS say.

Written by packaging/write_unicode_tables.py from ScriptExtensions.txt of the Unicode Character Database 15.0.0; see
NOTICE. Not to be edited.
"""

STARTS = (
    0x0, 0x342, 0x343, 0x345, 0x346, 0x363, 0x370, 0x483, 0x484, 0x485, 0x487, 0x488, 0x60C, 0x60D, 0x61B, 0x61C,
    0x61D, 0x61F, 0x620, 0x640, 0x641, 0x64B, 0x656, 0x660, 0x66A, 0x670, 0x671, 0x6D4, 0x6D5, 0x951, 0x952, 0x953,
    0x964, 0x965, 0x966, 0x970, 0x9E6, 0x9F0, 0xA66, 0xA70, 0xAE6, 0xAF0, 0xBE6, 0xBF4, 0xCE6, 0xCF0, 0x1040, 0x104A,
    0x10FB, 0x10FC, 0x1735, 0x1737, 0x1802, 0x1804, 0x1805, 0x1806, 0x1CD0, 0x1CD1, 0x1CD2, 0x1CD3, 0x1CD4, 0x1CD5,
    0x1CD7, 0x1CD8, 0x1CD9, 0x1CDA, 0x1CDB, 0x1CDC, 0x1CDE, 0x1CE0, 0x1CE1, 0x1CE2, 0x1CE9, 0x1CEA, 0x1CEB, 0x1CED,
    0x1CEE, 0x1CF2, 0x1CF3, 0x1CF4, 0x1CF5, 0x1CF7, 0x1CF8, 0x1CFA, 0x1CFB, 0x1DC0, 0x1DC2, 0x1DF8, 0x1DF9, 0x1DFA,
    0x1DFB, 0x202F, 0x2030, 0x20F0, 0x20F1, 0x2E43, 0x2E44, 0x3001, 0x3003, 0x3004, 0x3006, 0x3007, 0x3008, 0x3012,
    0x3013, 0x3014, 0x301C, 0x3020, 0x302A, 0x302E, 0x3030, 0x3031, 0x3036, 0x3037, 0x3038, 0x303C, 0x303E, 0x3040,
    0x3099, 0x309D, 0x30A0, 0x30A1, 0x30FB, 0x30FC, 0x30FD, 0x3190, 0x31A0, 0x31C0, 0x31E4, 0x3220, 0x3248, 0x3280,
    0x32B1, 0x32C0, 0x32CC, 0x32FF, 0x3300, 0x3358, 0x3371, 0x337B, 0x3380, 0x33E0, 0x33FF, 0xA66F, 0xA670, 0xA700,
    0xA708, 0xA830, 0xA833, 0xA836, 0xA83A, 0xA8F1, 0xA8F2, 0xA8F3, 0xA8F4, 0xA92E, 0xA92F, 0xA9CF, 0xA9D0, 0xFD3E,
    0xFD40, 0xFDF2, 0xFDF3, 0xFDFD, 0xFDFE, 0xFE45, 0xFE47, 0xFF61, 0xFF66, 0xFF70, 0xFF71, 0xFF9E, 0xFFA0, 0x10100,
    0x10102, 0x10103, 0x10107, 0x10134, 0x10137, 0x10140, 0x102E0, 0x102FC, 0x10AF2, 0x10AF3, 0x11301, 0x11302,
    0x11303, 0x11304, 0x1133B, 0x1133D, 0x11FD0, 0x11FD2, 0x11FD3, 0x11FD4, 0x1BCA0, 0x1BCA4, 0x1D360, 0x1D372,
    0x1F250, 0x1F252,
)  # fmt: skip
VALUES = (
    "- Grek - Grek - Latn - Cyrl+Perm Cyrl+Glag Cyrl+Latn Cyrl+Glag - Arab+Nkoo+Rohg+Syrc+Thaa+Yezi - "
    "Arab+Nkoo+Rohg+Syrc+Thaa+Yezi Arab+Syrc+Thaa - Adlm+Arab+Nkoo+Rohg+Syrc+Thaa+Yezi - "
    "Adlm+Arab+Mand+Mani+Ougr+Phlp+Rohg+Sogd+Syrc - Arab+Syrc - Arab+Thaa+Yezi - Arab+Syrc - Arab+Rohg - "
    "Beng+Deva+Gran+Gujr+Guru+Knda+Latn+Mlym+Orya+Shrd+Taml+Telu+Tirh "
    "Beng+Deva+Gran+Gujr+Guru+Knda+Latn+Mlym+Orya+Taml+Telu+Tirh - "
    "Beng+Deva+Dogr+Gong+Gonm+Gran+Gujr+Guru+Knda+Mahj+Mlym+Nand+Orya+Sind+Sinh+Sylo+Takr+Taml+Telu+Tirh "
    "Beng+Deva+Dogr+Gong+Gonm+Gran+Gujr+Guru+Knda+Limb+Mahj+Mlym+Nand+Orya+Sind+Sinh+Sylo+Takr+Taml+Telu+Tirh "
    "Deva+Dogr+Kthi+Mahj - Beng+Cakm+Sylo - Guru+Mult - Gujr+Khoj - Gran+Taml - Knda+Nand - Cakm+Mymr+Tale - "
    "Geor+Latn - Buhd+Hano+Tagb+Tglg - Mong+Phag - Mong+Phag - Beng+Deva+Gran+Knda Deva Beng+Deva+Gran+Knda Deva+Gran "
    "Deva Beng+Deva Deva+Shrd Beng+Deva Deva+Shrd Deva+Knda+Mlym+Orya+Taml+Telu Deva Deva+Shrd Deva Deva+Shrd "
    "Beng+Deva Deva Deva+Nand Beng+Deva Deva Beng+Deva Deva Beng+Deva+Gran+Knda+Nand+Orya+Telu+Tirh Deva+Gran "
    "Deva+Gran+Knda Beng+Deva Beng Deva+Gran Nand - Grek - Cyrl+Syrc - Syrc - Latn+Mong - Deva+Gran+Latn - Cyrl+Glag "
    "- Bopo+Hang+Hani+Hira+Kana+Yiii Bopo+Hang+Hani+Hira+Kana - Hani - Bopo+Hang+Hani+Hira+Kana+Yiii - "
    "Bopo+Hang+Hani+Hira+Kana Bopo+Hang+Hani+Hira+Kana+Yiii Bopo+Hang+Hani+Hira+Kana - Bopo+Hani - "
    "Bopo+Hang+Hani+Hira+Kana Hira+Kana - Bopo+Hang+Hani+Hira+Kana - Hani+Hira+Kana Hani - Hira+Kana - Hira+Kana - "
    "Bopo+Hang+Hani+Hira+Kana+Yiii Hira+Kana - Hani - Hani - Hani - Hani - Hani - Hani - Hani - Hani - Hani - "
    "Cyrl+Glag - Hani+Latn - Deva+Dogr+Gujr+Guru+Khoj+Knda+Kthi+Mahj+Mlym+Modi+Nand+Sind+Takr+Tirh "
    "Deva+Dogr+Gujr+Guru+Khoj+Knda+Kthi+Mahj+Modi+Nand+Sind+Takr+Tirh "
    "Deva+Dogr+Gujr+Guru+Khoj+Kthi+Mahj+Modi+Sind+Takr+Tirh - Beng+Deva - Deva+Taml - Kali+Latn+Mymr - Bugi+Java - "
    "Arab+Nkoo - Arab+Thaa - Arab+Thaa - Bopo+Hang+Hani+Hira+Kana - Bopo+Hang+Hani+Hira+Kana+Yiii - Hira+Kana - "
    "Hira+Kana - Cpmn+Cprt+Linb Cprt+Linb - Cprt+Lina+Linb - Cprt+Linb - Arab+Copt - Mani+Ougr - Gran+Taml - "
    "Gran+Taml - Gran+Taml - Gran+Taml - Gran+Taml - Dupl - Hani - Hani - "
).split()  # fmt: skip
