# Completion of the briefbook command for bash.

_briefbook() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options=""
    COMPREPLY=()
    case $before in
    -o | --output | --passphrase-file | --new-passphrase-file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --profile) mapfile -t COMPREPLY < <(compgen -W "archive plain" -- "$word"); return ;;
    --backups) mapfile -t COMPREPLY < <(compgen -W "keep rekey remove" -- "$word"); return ;;
    --book | --as-of) return ;;
    esac
    case ${COMP_WORDS[1]} in
    info | search | verify) options="--json --passphrase-file --help" ;;
    check) options="--book --json --passphrase-file --help" ;;
    export) options="--output --book --profile --accept-missing --as-of --passphrase-file --help" ;;
    backup) options="--passphrase-file --help" ;;
    backups) options="--json --passphrase-file --help" ;;
    recover) options="--output --json --passphrase-file --help" ;;
    restore) options="--output --passphrase-file --help" ;;
    encrypt | decrypt) options="--passphrase-file --backups --help" ;;
    rekey) options="--passphrase-file --new-passphrase-file --backups --help" ;;
    sample) options="--passphrase-file --help" ;;
    guide) options="--help" ;;
    esac
    if [[ $COMP_CWORD -eq 1 ]]; then
        options="--new --sample --help --version"
        [[ $word == -* ]] || options="sample info export check search verify encrypt decrypt rekey recover backup backups restore guide"
    fi
    if [[ $word == -* || $COMP_CWORD -eq 1 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    fi
    if [[ $word != -* ]]; then
        compopt -o filenames
        local path
        while read -r path; do
            COMPREPLY+=("$path")
        done < <(compgen -d -- "$word"; compgen -f -X '!*.briefbook' -- "$word")
    fi
}

complete -F _briefbook briefbook
