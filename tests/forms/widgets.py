"""The widgets of a form, as qpdf tells them."""
import json
import subprocess
from dataclasses import dataclass


@dataclass
class Widget:
    name: str  # of its field, fully qualified
    page: int  # from 1
    field: str  # its key among the objects: "obj:5 0 R"
    widget: str  # the same, where the field is its own widget
    objects: dict

    def __post_init__(self):
        while "/T" not in self.objects[self.field] and "/Parent" in self.objects[self.field]:
            self.field = f"obj:{self.objects[self.field]['/Parent']}"

    def entry(self, key):
        """Of the field, or else of the widget."""
        return self.objects[self.field].get(key, self.objects[self.widget].get(key))

    @property
    def rect(self):
        return self.objects[self.widget]["/Rect"]

    @property
    def state(self):
        """What a button is when it is on."""
        names = self.objects[self.widget].get("/AP", {}).get("/N", {})
        return next((name[1:] for name in names if name != "/Off"), "") if isinstance(names, dict) else ""

    @property
    def options(self):
        """What a choice exports."""
        return [(option[0] if isinstance(option, list) else option).removeprefix("u:") for option in self.entry("/Opt")]


def read(pdf):
    """(the widgets of the form, the head of qpdf's JSON that an update repeats)."""
    command = ["qpdf", "--json=2", "--json-key=acroform", "--json-key=qpdf", str(pdf)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    head, values = told["qpdf"]
    objects = {key: each["value"] for key, each in values.items() if isinstance(each.get("value"), dict)}
    return [Widget(each["fullname"], each["pageposfrom1"], f"obj:{each['object']}",
                   f"obj:{each['annotation']['object']}", objects)
            for each in told["acroform"]["fields"]], head
