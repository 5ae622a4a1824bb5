import { inflateSync } from 'node:zlib'

/** A value of a PDF file: names as `/Name`, references as `Ref`. */
export type PdfValue = string | number | boolean | null | Ref | readonly PdfValue[] | PdfDict
export type PdfDict = { readonly [key: string]: PdfValue | undefined }
export class Ref {
	readonly number: number
	constructor(number: number) {
		this.number = number
	}
}

const TOKEN =
	/\s*(?:(<<|>>|\[|\])|(\/[^\s<>[\]()/]*)|(\d+) 0 R\b|([-+]?[\d.]+)|(true|false|null)|<([\da-fA-F\s]*)>|(\())/y

function textOf(bytes: string): string {
	if (!bytes.startsWith('\u00fe\u00ff')) return bytes
	return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le')
}

function stringAt(source: string, from: number): { readonly text: string; readonly end: number } {
	let text = ''
	let depth = 1
	let at = from
	for (; depth > 0; at++) {
		const sign = source.charAt(at)
		if (sign === '\\') {
			at += 1
			text += { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[source.charAt(at)] ?? source.charAt(at)
			continue
		}
		depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
		if (depth > 0) text += sign
	}
	return { text: textOf(text), end: at }
}

const END = Symbol('end')
type Read = PdfValue | typeof END

/** Reads one value, and says where it ends. */
export function readValue(source: string, from = 0): { readonly value: PdfValue; readonly end: number } {
	let at = from
	const next = (): Read => {
		TOKEN.lastIndex = at
		const [all = '', sign, name, ref, number, word, hex, text] = TOKEN.exec(source) ?? []
		if (all === '') throw new Error(`no value at ${at}: ${source.slice(at, at + 60)}`)
		at += all.length
		if (sign === '<<') return dict()
		if (sign === '[') return list()
		if (sign !== undefined) return END
		if (ref !== undefined) return new Ref(Number(ref))
		if (number !== undefined) return Number(number)
		if (hex !== undefined) return textOf(Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1'))
		if (text !== undefined) {
			const read = stringAt(source, at)
			at = read.end
			return read.text
		}
		return name ?? (word === 'null' ? null : word === 'true')
	}
	const list = (): PdfValue[] => {
		const values: PdfValue[] = []
		for (let value = next(); value !== END; value = next()) values.push(value)
		return values
	}
	const dict = (): PdfDict => {
		const values = list()
		return Object.fromEntries(
			values.flatMap((value, index) =>
				index % 2 === 0 ? [[typeof value === 'string' ? value.slice(1) : '', values[index + 1]]] : [],
			),
		)
	}
	const value = next()
	if (value === END) throw new Error('a value begins with its end')
	return { value, end: at }
}

export type PdfFile = {
	readonly objects: ReadonlyMap<number, PdfValue>
	readonly root: PdfDict
	readonly get: (value: PdfValue | undefined) => PdfValue
	readonly dict: (value: PdfValue | undefined) => PdfDict
	readonly list: (value: PdfValue | undefined) => readonly PdfValue[]
	/** of an object that is a stream */
	readonly stream: (value: PdfValue | undefined) => string
}

export const isDict = (value: PdfValue | undefined): value is PdfDict =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Ref)

/** Every object of a file, those in object streams too. */
export function openPdf(bytes: Uint8Array): PdfFile {
	const source = Buffer.from(bytes).toString('latin1')
	const objects = new Map<number, PdfValue>()
	const streams = new Map<PdfValue, string>()
	const begin = /(?:^|\n)(\d+) 0 obj\n/g
	for (let found = begin.exec(source); found !== null; found = begin.exec(source)) {
		const { value, end } = readValue(source, begin.lastIndex)
		objects.set(Number(found[1]), value)
		begin.lastIndex = end
		const opening = /^\s*stream\r?\n/.exec(source.slice(end, end + 12))?.[0]
		if (opening === undefined || !isDict(value)) continue
		const start = end + opening.length
		const raw = source.slice(start, start + Number(value['Length']))
		begin.lastIndex = start + raw.length
		const isDeflated = value['Filter'] === '/FlateDecode'
		streams.set(value, isDeflated ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw)
	}
	for (const [container, text] of [...streams])
		if (isDict(container) && container['Type'] === '/ObjStm') {
			const first = Number(container['First'])
			const places = text.slice(0, first).trim().split(/\s+/).map(Number)
			for (let index = 0; index < places.length; index += 2)
				objects.set(places[index] ?? 0, readValue(text, first + (places[index + 1] ?? 0)).value)
		}
	const get = (value: PdfValue | undefined): PdfValue =>
		value instanceof Ref ? (objects.get(value.number) ?? null) : (value ?? null)
	const dict = (value: PdfValue | undefined): PdfDict => {
		const got = get(value)
		return isDict(got) ? got : {}
	}
	const table = [...objects.values()].find((value) => isDict(value) && value['Type'] === '/XRef')
	return {
		objects,
		root: dict(dict(table)['Root']),
		get,
		dict,
		list: (value) => {
			const got = get(value)
			return Array.isArray(got) ? (got as readonly PdfValue[]) : got === null ? [] : [got]
		},
		stream: (value) => streams.get(get(value)) ?? '',
	}
}
