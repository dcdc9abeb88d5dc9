// Judges documents by a schema with ajv in its strict mode. Arguments: the schema, a folder of *.json.
// Prints {"name.json": true or false, ...}.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";

const [schema, folder] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const fits = new Ajv.default({ strict: true, allowUnionTypes: false }).compile(read(schema));
const verdicts = {};
for (const name of readdirSync(folder).sort()) verdicts[name] = fits(read(join(folder, name)));
console.log(JSON.stringify(verdicts));
