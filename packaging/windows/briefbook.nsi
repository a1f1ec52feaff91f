; The installer for Windows: for one person, without an administrator. make_installer.py says what is in it:
; VERSION, VERSION_NUMBERS, SIZE_KB, PROGRAM (the folder), ICONS, LICENCE and INSTALLER (the file to write).

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave on
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include "MUI2.nsh"
!include "LogicLib.nsh"

!define ID "org.briefbook.Briefbook"
!define LIBRARY "Briefbook.Library"
!define ENDING ".briefbook"
!define MIME "application/vnd.briefbook"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define EXE "$INSTDIR\Briefbook.exe"
!define PYTHON "$INSTDIR\_internal\python311.dll"
; Qt needs Windows 10 of October 2018 (doc.qt.io, "Qt for Windows").
!define BUILD_1809 17763
!define IS_RUNNING "Briefbook is running. Close it, then try again."
!define STATUS_IN_USE 2
!define STATUS_TOO_OLD 3
; shlobj.h: the programs of files have changed.
!define SHCNE_ASSOCCHANGED 0x08000000

Name "Briefbook"
OutFile "${INSTALLER}"
InstallDir "$LOCALAPPDATA\Programs\Briefbook"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Briefbook ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey "ProductName" "Briefbook"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs Briefbook"
VIAddVersionKey "CompanyName" "The Briefbook authors"
VIAddVersionKey "LegalCopyright" "Copyright the Briefbook authors. Apache License 2.0."

!define MUI_ICON "${ICONS}/briefbook.ico"
!define MUI_UNICON "${ICONS}/briefbook.ico"
!define MUI_FINISHPAGE_RUN "${EXE}"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs keeps its libraries from being written: wait for the person, and give up where nobody is asked.
!macro require_closed
    ${While} ${FileExists} "${PYTHON}"
        ClearErrors
        FileOpen $0 "${PYTHON}" a
        ${IfNot} ${Errors}
            FileClose $0
            ${Break}
        ${EndIf}
        ${If} ${Cmd} 'MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${IS_RUNNING}" /SD IDCANCEL IDCANCEL'
            SetErrorLevel ${STATUS_IN_USE}
            Quit
        ${EndIf}
    ${EndWhile}
!macroend

; What belongs to the program and nothing else: whatever a person has put beside it stays.
!macro remove_files
    RMDir /r "$INSTDIR\_internal"
    Delete "${EXE}"
    Delete "$INSTDIR\briefbook.com"
!macroend

!macro tell_explorer
    System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
!macroend

Function .onInit
    ReadRegStr $0 HKLM "Software\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
    ${If} $0 < ${BUILD_1809}
        MessageBox MB_OK|MB_ICONSTOP "Briefbook needs Windows 10, version 1809, or newer." /SD IDOK
        SetErrorLevel ${STATUS_TOO_OLD}
        Quit
    ${EndIf}
FunctionEnd

Section "Briefbook"
    !insertmacro require_closed
    !insertmacro remove_files
    SetOutPath "$INSTDIR"
    File /r "${PROGRAM}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Briefbook.lnk" "${EXE}"

    WriteRegStr HKCU "${CLASSES}\${LIBRARY}" "" "Briefbook library"
    WriteRegStr HKCU "${CLASSES}\${LIBRARY}\DefaultIcon" "" "${EXE},1"
    WriteRegStr HKCU "${CLASSES}\${LIBRARY}\shell\open" "FriendlyAppName" "Briefbook"
    WriteRegStr HKCU "${CLASSES}\${LIBRARY}\shell\open\command" "" '"${EXE}" "%1"'
    WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${LIBRARY}"
    WriteRegStr HKCU "${CLASSES}\${ENDING}" "Content Type" "${MIME}"
    WriteRegStr HKCU "${CLASSES}\${ENDING}" "PerceivedType" "document"
    WriteRegNone HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${LIBRARY}"

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Briefbook"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${EXE},0"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Briefbook authors"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    !insertmacro tell_explorer
SectionEnd

Section "Uninstall"
    !insertmacro require_closed
    !insertmacro remove_files
    Delete "$SMPROGRAMS\Briefbook.lnk"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"

    DeleteRegKey HKCU "${CLASSES}\${LIBRARY}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${LIBRARY}"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
    ; Another program may have taken the ending since.
    ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
    ${If} $0 == "${LIBRARY}"
        DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
        DeleteRegValue HKCU "${CLASSES}\${ENDING}" "Content Type"
        DeleteRegValue HKCU "${CLASSES}\${ENDING}" "PerceivedType"
        DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
    ${EndIf}
    DeleteRegKey HKCU "${UNINSTALL}"
    !insertmacro tell_explorer
SectionEnd
