# Completion of the briefbook command for bash.

_briefbook() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options=""
    COMPREPLY=()
    case $before in
    -o | --output) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --profile) mapfile -t COMPREPLY < <(compgen -W "archive plain" -- "$word"); return ;;
    --book | --as-of) return ;;
    esac
    case ${COMP_WORDS[1]} in
    info | search) options="--json --help" ;;
    check) options="--book --json --help" ;;
    export) options="--output --book --profile --accept-missing --as-of --help" ;;
    sample | guide) options="--help" ;;
    esac
    if [[ $COMP_CWORD -eq 1 ]]; then
        options="--new --sample --help --version"
        [[ $word == -* ]] || options="sample info export check search guide"
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
