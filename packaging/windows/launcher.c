/* Starts Briefbook with the Python that lies beside it. Built twice: Briefbook.exe has windows and no console;
   briefbook.com has the console it is typed in, which finds it by the same name before the other. */

#include <windows.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define LONGEST_PATH 32768
#define PYTHON L"_internal\\" PYTHON_LIBRARY

typedef int (*python_main)(int, wchar_t **);

static wchar_t program[LONGEST_PATH];
static wchar_t library[LONGEST_PATH];
static wchar_t *first_words[] = {program, L"-X", L"utf8", L"-m", L"briefbook"};
enum { FIRST_COUNT = sizeof first_words / sizeof *first_words };

static int refuse(void)
{
    MessageBoxW(NULL, L"Briefbook is not whole: " PYTHON L" is missing. Install it again.", L"Briefbook", MB_ICONERROR);
    return 2;
}

static python_main find_python(void)
{
    DWORD length = GetModuleFileNameW(NULL, program, LONGEST_PATH);
    wchar_t *name = length && length < LONGEST_PATH ? wcsrchr(program, L'\\') : NULL;
    if (!name || (size_t)(name + 1 - program) + wcslen(PYTHON) >= LONGEST_PATH)
        return NULL;
    wmemcpy(library, program, (size_t)(name + 1 - program));
    wcscat(library, PYTHON);
    /* Python's own folder is searched for the libraries that it needs, and no other folder before the system's. */
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    return python ? (python_main)(void (*)(void))GetProcAddress(python, "Py_Main") : NULL;
}

static int start(int count, wchar_t **words)
{
    python_main run = find_python();
    wchar_t **all = calloc((size_t)(FIRST_COUNT + count), sizeof *all);
    if (!run || !all)
        return refuse();
    memcpy(all, first_words, sizeof first_words);
    for (int each = 1; each < count; each++)
        all[FIRST_COUNT + each - 1] = words[each];
    return run(FIRST_COUNT + count - 1, all);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **words)
{
    return start(count, words);
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE former, PWSTR line, int look)
{
    (void)self, (void)former, (void)line, (void)look;
    return start(__argc, __wargv);
}
#endif
