// Small files made here, so that no document of anybody's stands in the repository.

import { crc32, inflateRawSync } from "node:zlib";

/** A ZIP archive whose entries are stored as they are: `{ "name": "content" }`. */
export function zip(entries) {
  const locals = [];
  const central = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x2821, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, title, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), Buffer.from([20, 0]), common, rest, title]));
    locals.push(local);
    at += local.length;
  }
  const index = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, index, end]);
}

/** The words of all that is in a ZIP, by what its directory says. */
export function unzipped(file) {
  let at = file.lastIndexOf(Buffer.from("PK\x05\x06"));
  const count = file.readUInt16LE(at + 10);
  at = file.readUInt32LE(at + 16);
  const words = [];
  for (let n = 0; n < count; n++) {
    const [method, size, local] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
    const [name, extra, remark] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(begin, begin + size);
    words.push(file.subarray(at + 46, at + 46 + name).toString(), (method === 8 ? inflateRawSync(packed) : packed).toString());
    at += 46 + name + extra + remark;
  }
  return words.join("\n");
}

/** A workbook of sheets with rows of words: `[{ name, state, rows }]`. */
export function workbook(sheets) {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const letter = (n) => String.fromCharCode(65 + n);
  const cell = (row) => (word, column) => `<c r="${letter(column)}${row + 1}" t="inlineStr"><is><t>${word}</t></is></c>`;
  const row = (words, n) => `<row r="${n + 1}">${words.map(cell(n)).join("")}</row>`;
  const part = (n) => `xl/worksheets/sheet${n + 1}.xml`;
  const entries = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, n) => `<Override PartName="/${part(n)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map((s, n) => `<sheet name="${s.name}" sheetId="${n + 1}"${s.state ? ` state="${s.state}"` : ""} r:id="r${n + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships">${sheets.map((_, n) => `<Relationship Id="r${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join("")}</Relationships>`,
  };
  sheets.forEach((s, n) => {
    entries[part(n)] = `<worksheet xmlns="${main}"><sheetData>${s.rows.map(row).join("")}</sheetData></worksheet>`;
  });
  return zip(entries);
}

/** A PDF with a page for each list of lines, 20 points apart from 72 from the left and 72 from the top; the first fonts' Helvetica. */
export function pdf(pages) {
  const objects = ["<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"];
  const kids = [];
  for (const lines of pages) {
    const escaped = lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) '`);
    const content = `BT /F1 12 Tf 20 TL 72 790 Td ${escaped.join("\n")} ET`;
    objects.push(`<</Length ${content.length}>>\nstream\n${content}\nendstream`);
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${objects.length} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`);
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(" ")}]>>`;
  let file = "%PDF-1.7\n";
  const places = [];
  for (const [n, object] of objects.entries()) {
    places.push(file.length);
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
