"""Makes assets/font/inter.otf from Inter Regular: subset_font.py INTER-REGULAR.OTF OUT.OTF

One weight; Latin to Latin Extended-A, Greek, Cyrillic, typographic signs, arrows and the mathematics of the tables. Dear ImGui
knows no OpenType features, so kerning and substitutions go, and the tabular digits stand where the default ones were.
"""

import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0384, 0x03CE),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),
    (0x2010, 0x2026),  # dashes, quotation marks, bullet, ellipsis
    (0x2030, 0x203A),
    (0x2070, 0x208E),  # superscripts, subscripts
    (0x20AC, 0x20AC),
    (0x2190, 0x2199),  # arrows
    (0x2202, 0x2265),  # mathematics: the few that Inter has
]


def tabular(font):
    """Digit glyph name -> name of its tabular form, from the feature tnum."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    yield from getattr(part, "ExtSubTable", part).mapping.items()


def main(source, target):
    font = TTFont(source, recalcTimestamp=False)
    forms = dict(tabular(font))
    digits = {ord(digit): forms[font.getBestCmap()[ord(digit)]] for digit in "0123456789"}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(digits)

    options = Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT", "meta", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
