"""Examples of the help that cannot run on the example case alone, each with its reason."""

NOT_HERE = {
    "casefile occupations import noc_2021_version_1.0_-_elements.csv": "the official table is not ours to give",
    "casefile mend 'Anna Exemple' y2 first=2019-05-01": "the example has nothing unread",
    "casefile mend 'Anna Exemple' y2 --remove": "the example has nothing unread",
    "casefile rounds import ee_rounds_123_en.json": "the ministry's own file, downloaded by hand",
    "casefile hours 'Anna Exemple' --person spouse": "the example applies alone",
    "casefile facts 'Anna Exemple' --edit": "an editor opens, and there is nobody to type",
    "casefile remove 'Anna Exemple'": "asks, and there is nobody to answer",
    "casefile serve": "it serves until it is ended",
    "casefile serve --port 0": "it serves until it is ended",
    "casefile serve --host-name cases.office.example": "it serves until it is ended",
}
