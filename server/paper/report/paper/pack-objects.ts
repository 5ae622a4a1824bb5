import { deflateSync } from 'node:zlib'

/** As many as a reader opens at once without waiting. */
const MOST_IN_STREAM = 200
const INDIRECT = /^(\d+) 0 obj\n/
const END = '\nendobj\n'

type Written = { readonly number: number; readonly body: string }

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const object = (number: number, body: string) => `${number} 0 obj\n${body}${END}`
const stream = (entries: string, content: Buffer) =>
	`<<\n${entries}\n/Length ${content.length}\n/Filter /FlateDecode\n>>\nstream\n${content.toString('latin1')}\nendstream`

/** The objects of a file, by the table at its end. */
function objectsOf(file: string): { readonly written: readonly Written[]; readonly trailer: string } {
	const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(file)?.[1])
	const trailer = /trailer\n<<\n([\s\S]*?)\n>>\nstartxref/.exec(file.slice(table))?.[1] ?? ''
	const starts = [...file.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)]
		.map(([, at]) => Number(at))
		.sort((a, b) => a - b)
	const written = starts.map((start, index) => {
		const text = file.slice(start, starts[index + 1] ?? table)
		const number = Number(INDIRECT.exec(text)?.[1])
		return { number, body: text.replace(INDIRECT, '').slice(0, text.lastIndexOf(END) - text.indexOf('\n') - 1) }
	})
	return { written, trailer }
}

/** Small objects in one stream: their numbers and places, then the objects. */
function packed(objects: readonly Written[]): string {
	let at = 0
	const places: string[] = []
	for (const { number, body } of objects) {
		places.push(`${number} ${at}`)
		at += body.length + 1
	}
	const head = `${places.join(' ')}\n`
	const content = Buffer.from(head + objects.map(({ body }) => `${body}\n`).join(''), 'latin1')
	return stream(`/Type /ObjStm\n/N ${objects.length}\n/First ${head.length}`, deflateSync(content, { level: 9 }))
}

const grouped = (objects: readonly Written[]): readonly (readonly Written[])[] =>
	Array.from({ length: Math.ceil(objects.length / MOST_IN_STREAM) }, (_, index) =>
		objects.slice(index * MOST_IN_STREAM, (index + 1) * MOST_IN_STREAM),
	)

type Entry = readonly [kind: 0 | 1 | 2, at: number, index: number]

function tableOf(entries: readonly Entry[]): Buffer {
	const rows = Buffer.alloc(entries.length * 7)
	entries.forEach(([kind, at, index], row) => {
		rows.writeUInt8(kind, row * 7)
		rows.writeUInt32BE(at, row * 7 + 1)
		rows.writeUInt16BE(index, row * 7 + 5)
	})
	return rows
}

/**
 * The same file with its many small objects deflated together, as PDF has it since 1.5: a report is tagged cell by
 * cell, and each tag is an object.
 */
export function packObjects(bytes: Uint8Array): Uint8Array {
	const file = latin(bytes)
	const { written, trailer } = objectsOf(file)
	const isStream = ({ body }: Written) => body.endsWith('endstream')
	let out = file.slice(0, file.indexOf('\n', file.indexOf('\n') + 1) + 1)
	const entries = new Map<number, Entry>([[0, [0, 0, 65_535]]])
	const write = (number: number, body: string) => {
		entries.set(number, [1, out.length, 0])
		out += object(number, body)
	}
	for (const one of written.filter(isStream)) write(one.number, one.body)
	let next = Math.max(0, ...written.map(({ number }) => number)) + 1
	for (const group of grouped(written.filter((one) => !isStream(one)))) {
		group.forEach(({ number }, index) => entries.set(number, [2, next, index]))
		write(next, packed(group))
		next += 1
	}
	entries.set(next, [1, out.length, 0])
	const rows = Array.from({ length: next + 1 }, (_, number): Entry => entries.get(number) ?? [0, 0, 65_535])
	const about = trailer.replace(/\/Size \d+/, `/Size ${next + 1}`)
	const start = out.length
	out += object(next, stream(`/Type /XRef\n/W [1 4 2]\n${about}`, deflateSync(tableOf(rows), { level: 9 })))
	return new Uint8Array(Buffer.from(`${out}startxref\n${start}\n%%EOF\n`, 'latin1'))
}
