"""Random documents that a schema allows, at and within its limits."""
import datetime
import math

FIRST_DAY = datetime.date(1, 1, 1).toordinal()
LAST_DAY = datetime.date(9999, 12, 31).toordinal()
# One of two, three and four bytes of UTF-8; the last is of two UTF-16 units.
CHARACTERS = ["a", "Z", " ", "\n", "\t", "ŵ", "é", "中", "\u2028", "\ufeff", "\U0001F600", "\U00020000", "\U0010FFFD"]
SLUG = "abcXYZ019._-"


class Sampler:
    def __init__(self, schema, chance):
        self.schema = schema
        self.chance = chance

    def resolved(self, part):
        if "$ref" not in part:
            return part
        return {**self.schema["$defs"][part["$ref"].rsplit("/", 1)[1]], **part}

    def value(self, part):
        part = self.resolved(part)
        if "const" in part:
            return part["const"]
        if "enum" in part:
            return self.chance.choice(part["enum"])
        return getattr(self, "a_" + part["type"])(part)

    def an_object(self, part):
        if "properties" not in part:
            texts = {f"/{n}": self.value(part["additionalProperties"]) for n in range(self.chance.randrange(3))}
            named = {name.strip("^$"): self.value(member) for name, member in part.get("patternProperties", {}).items()
                     if self.chance.random() < 0.5}
            return texts | named
        needed = part.get("required", [])
        return {name: self.value(member) for name, member in part["properties"].items()
                if name in needed or self.chance.random() < 0.5}

    a_object = an_object

    def a_array(self, part):
        least = part.get("minItems", 0)
        few = min(part["maxItems"], least + 2)
        count = self.chance.randint(least, few)
        items = [self.value(part["items"]) for _ in range(count)]
        if part.get("uniqueItems"):
            items = [item for i, item in enumerate(items) if item not in items[:i]]
        return items

    def a_string(self, part):
        pattern = part["pattern"]
        if "02-29" in pattern:
            return self.chance.choice(["0001-01-01", "2000-02-29", "2024-02-29", "9999-12-31", datetime.date.fromordinal(
                self.chance.randint(FIRST_DAY, LAST_DAY)).isoformat()])
        if pattern.startswith("^"):
            return "Z" + "".join(self.chance.choice(SLUG) for _ in range(self.chance.choice([0, 1, 5, 63])))
        length = self.chance.choice([1, 2, 10, 50]) if self.chance.random() < 0.95 else part["maxLength"]
        return "x" + "".join(self.chance.choice(CHARACTERS) for _ in range(length - 1))

    def a_boolean(self, _):
        return self.chance.choice([True, False])

    def a_integer(self, part):
        return self.chance.choice([part["minimum"], part["minimum"] + 1, 7, part["maximum"]])

    def a_number(self, part):
        least = part.get("exclusiveMinimum", 0)
        return self.chance.choice([math.nextafter(least, 1), 0.5, part["maximum"]])
