/* What Windows 10 has and wine 8 has not, as far as the program asks for it: three small libraries, one at a time. */

#include <windows.h>

#define EXPORTED __declspec(dllexport)

#ifdef BCRYPTPRIMITIVES
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

/* Random numbers, by the name that newer libraries know them by. */
EXPORTED BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
    return SystemFunction036(data, (ULONG)size);
}
#endif

#ifdef WINRT_ERROR
/* Tells a debugger of an error. */
EXPORTED BOOL WINAPI RoOriginateLanguageException(HRESULT error, void *message, void *object)
{
    (void)error, (void)message, (void)object;
    return TRUE;
}
#endif

#ifdef ICUUC
/* Qt asks the system's ICU for old encodings only: there are none here. */
#define NONE(name) EXPORTED void *name(void) { return NULL; }
#define U_UNSUPPORTED_ERROR 16

EXPORTED void *ucnv_open(const char *name, int *error)
{
    (void)name;
    *error = U_UNSUPPORTED_ERROR;
    return NULL;
}

NONE(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NONE(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NONE(ucnv_cbFromUWriteUChars)
NONE(ucnv_cbToUWriteUChars)
NONE(ucnv_close)
NONE(ucnv_countAvailable)
NONE(ucnv_fromUCountPending)
NONE(ucnv_fromUnicode)
NONE(ucnv_getAvailableName)
NONE(ucnv_getFromUCallBack)
NONE(ucnv_getMaxCharSize)
NONE(ucnv_getName)
NONE(ucnv_getStandardName)
NONE(ucnv_getToUCallBack)
NONE(ucnv_reset)
NONE(ucnv_setFromUCallBack)
NONE(ucnv_setToUCallBack)
NONE(ucnv_toUCountPending)
NONE(ucnv_toUnicode)
#endif
