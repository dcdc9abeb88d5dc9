"""Looks at every field of a form in the bytes of the file, as qpdf tells them: what a screen reader says of it, where it
stands in the structure tree, and what a viewer that has no font for it shows."""
import copy
import json
import subprocess


def read(file):
    """The objects of a PDF by their references, "5 0 R", and the trailer under "trailer"."""
    done = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", str(file)], check=False, capture_output=True)
    if done.returncode not in (0, 3):  # 3: with warnings
        return {}
    objects = {}
    for key, each in json.loads(done.stdout)["qpdf"][1].items():
        objects[key.removeprefix("obj:")] = each["value"] if "value" in each else each["stream"]["dict"]
    return objects


class Form:
    def __init__(self, objects):
        self.objects = objects
        self.catalog = self.get(objects["trailer"], "/Root")
        self.acro = self.get(self.catalog, "/AcroForm") or {}

    def resolved(self, value):
        return self.objects.get(value) if isinstance(value, str) and value.endswith(" R") else value

    def get(self, dictionary, key):
        return self.resolved(dictionary.get(key))

    def items(self, value):
        """The items of an array; of one object, itself."""
        resolved = self.resolved(value)
        return resolved if isinstance(resolved, list) else [] if resolved is None else [value]

    def leaves(self, node, kids="/Kids"):
        """The references of the leaves below a node of the page tree or a number tree."""
        below = self.items(self.resolved(node).get(kids))
        return [leaf for kid in below for leaf in self.leaves(kid, kids)] if below else [node]

    def parent_tree(self):
        parents = {}
        for leaf in self.leaves(self.get(self.catalog, "/StructTreeRoot")["/ParentTree"]):
            numbers = self.items(self.resolved(leaf).get("/Nums"))
            parents.update(zip(numbers[::2], numbers[1::2]))
        return parents

    def in_reading_order(self, node):
        """The references of what the structure tree holds below a node besides text."""
        element = self.resolved(node)
        if not isinstance(element, dict):
            return []
        if element.get("/Type") == "/OBJR":
            return [element["/Obj"]]
        return [found for kid in self.items(element.get("/K")) for found in self.in_reading_order(kid)]

    def inherited(self, reference, key):
        """Of a widget, or else of the field that it belongs to."""
        each = self.resolved(reference)
        while each is not None and key not in each:
            each = self.get(each, "/Parent")
        return None if each is None else self.resolved(each[key])

    def widgets_of_fields(self, fields):
        """The references of the widgets below fields."""
        for field in self.items(fields):
            kids = self.items(self.resolved(field).get("/Kids"))
            if kids:
                yield from self.widgets_of_fields(kids)
            else:
                yield field


def widget_faults(form, page, widget, parents):
    its = form.resolved(widget)
    name = form.inherited(widget, "/T")
    if not (form.inherited(widget, "/TU") or "").removeprefix("u:").strip():
        yield f"{name}: no words for a screen reader"
    if its.get("/P") != page:
        yield f"{name}: /P is not its page"
    if its.get("/F") != 4:
        yield f"{name}: /F is {its.get('/F')}, not printed alone"
    if form.resolved((form.get(its, "/AP") or {}).get("/N")) is None:
        yield f"{name}: no appearance"
    element = form.resolved(parents.get(its.get("/StructParent"))) or {}
    if element.get("/S") != "/Form":
        yield f"{name}: its structure element is {element.get('/S')}"
    elif form.in_reading_order(element) != [widget]:
        yield f"{name}: its structure element does not hold it alone"


def page_faults(form, number, page, reading_order, parents):
    annotations = form.items(form.resolved(page).get("/Annots"))
    widgets = [each for each in annotations if form.resolved(each).get("/Subtype") == "/Widget"]
    if widgets and form.resolved(page).get("/Tabs") != "/S":
        yield f"page {number}: tab order is not that of the structure"
    if widgets != [each for each in reading_order if each in widgets]:
        yield f"page {number}: the fields are not in reading order"
    for widget in widgets:
        yield from widget_faults(form, page, widget, parents)


def has_script(objects):
    return any(isinstance(each, dict) and (each.get("/S") == "/JavaScript" or "/JS" in each or "/AA" in each)
               for each in objects.values()) or '"/JavaScript"' in json.dumps(objects)


def faults(objects):
    form = Form(objects)
    if not form.acro:
        return ["no form"]
    found = []
    if form.resolved(form.acro.get("/NeedAppearances")):
        found.append("viewers are to draw the fields anew")
    if has_script(objects):
        found.append("has a script")
    reading_order = form.in_reading_order(form.catalog["/StructTreeRoot"])
    parents, shown = form.parent_tree(), []
    for number, page in enumerate(form.leaves(form.catalog["/Pages"]), 1):
        shown += [each for each in form.items(form.resolved(page).get("/Annots"))
                  if form.resolved(each).get("/Subtype") == "/Widget"]
        found += page_faults(form, number, page, reading_order, parents)
    fields = list(form.widgets_of_fields(form.acro.get("/Fields")))
    if not fields or sorted(fields) != sorted(shown):
        found.append(f"{len(fields)} widgets of fields, {len(shown)} on pages")
    return found


def fields_fault(file):
    """Empty when every field is as it should be."""
    objects = read(file)
    return "\n".join(faults(objects)) if objects else "qpdf cannot read it"


def first_page_with_fields(form):
    return next(page for page in form.leaves(form.catalog["/Pages"]) if len(form.items(form.resolved(page).get("/Annots"))) > 2)


def swap_annotations(form, page, _):
    annotations = form.items(form.resolved(page)["/Annots"])
    annotations[0], annotations[1] = annotations[1], annotations[0]


# What could be wrong with a field, and the words that must come of it.
DAMAGES = {
    "no words for a screen reader": lambda form, page, widget: widget.update({"/TU": "u: "}),
    "/P is not its page": lambda form, page, widget: widget.pop("/P"),
    "not printed alone": lambda form, page, widget: widget.update({"/F": 6}),
    "no appearance": lambda form, page, widget: widget.pop("/AP"),
    "its structure element is None": lambda form, page, widget: widget.pop("/StructParent"),
    "does not hold it alone": lambda form, page, widget:
        form.resolved(form.parent_tree()[widget["/StructParent"]]).pop("/K"),
    "tab order": lambda form, page, widget: form.resolved(page).pop("/Tabs"),
    "not in reading order": swap_annotations,
    "draw the fields anew": lambda form, page, widget: form.acro.update({"/NeedAppearances": True}),
    "has a script": lambda form, page, widget: widget.update({"/A": {"/S": "/JavaScript", "/JS": "u:app.alert(1)"}}),
    "widgets of fields": lambda form, page, widget: form.items(form.acro["/Fields"]).pop(),
}


def check_itself(tally, file):
    """A sound form that is damaged in one place is refused for that."""
    sound = read(file)
    if not tally.check(f"conformance: fields are read of {file.name}", sound):
        return
    for words, damage in DAMAGES.items():
        objects = copy.deepcopy(sound)
        form = Form(objects)
        page = first_page_with_fields(form)
        damage(form, page, form.resolved(form.items(form.resolved(page)["/Annots"])[1]))
        found = faults(objects)
        tally.check(f"conformance: a form is refused: {words}", any(words in fault for fault in found), "\n".join(found))
