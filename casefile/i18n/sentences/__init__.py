"""The sentences of findings, errors and events, by their codes, in few modules by subject.

A new one is written in English in its module; `python .ci/catalogue.py` then adds its empty entry to the French
catalogue and prints the line where the French goes. A code with a new first word has its module named in
`words.sentences_under`.
"""
