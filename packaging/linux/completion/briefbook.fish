# Completion of the briefbook command for fish.

set -l verbs sample info export check search encrypt decrypt rekey guide
set -l none "not __fish_seen_subcommand_from $verbs"

complete -c briefbook -n "$none" -l new -d 'Ask where to make an empty library'
complete -c briefbook -n "$none" -l sample -d 'Ask where to put a copy of the sample'
complete -c briefbook -n "$none" -l version -d 'Say the version'
complete -c briefbook -l help -s h -d 'Say how the command line goes'
complete -c briefbook -n "$none" -a sample -d 'Write the sample library to a new file'
complete -c briefbook -n "$none" -a info -d 'Say what a library holds'
complete -c briefbook -n "$none" -a export -d 'Print a book of a library to a PDF'
complete -c briefbook -n "$none" -a check -d 'Name what is to be put right before printing'
complete -c briefbook -n "$none" -a search -d 'Find words in everything a library holds'
complete -c briefbook -n "$none" -a encrypt -d 'Encrypt a library with a passphrase'
complete -c briefbook -n "$none" -a decrypt -d 'Remove the passphrase of a library'
complete -c briefbook -n "$none" -a rekey -d 'Give an encrypted library another passphrase'
complete -c briefbook -n "$none" -a guide -d 'Print the user guide to a PDF'
complete -c briefbook -n '__fish_seen_subcommand_from info check search' -l json -d 'Print JSON'
complete -c briefbook -n '__fish_seen_subcommand_from export check' -l book -x -d 'The title of the book'
complete -c briefbook -n '__fish_seen_subcommand_from export' -l accept-missing -d 'Print “?” for characters that no font has'
complete -c briefbook -n '__fish_seen_subcommand_from export' -l as-of -x -d 'Compile it as of this moment'
complete -c briefbook -n '__fish_seen_subcommand_from export' -s o -l output -r -d 'Where to write the PDF'
complete -c briefbook -n '__fish_seen_subcommand_from export' -l profile -x -a 'archive plain' -d 'The kind of PDF'
complete -c briefbook -n "__fish_seen_subcommand_from $verbs; and not __fish_seen_subcommand_from guide" -l passphrase-file -r -d 'A file that holds the passphrase'
complete -c briefbook -n '__fish_seen_subcommand_from rekey' -l new-passphrase-file -r -d 'A file that holds the passphrase that it gets'
complete -c briefbook -n '__fish_seen_subcommand_from encrypt decrypt rekey' -l backups -x -a 'keep rekey remove' -d 'What becomes of its backups'
