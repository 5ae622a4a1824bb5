import { ownValue } from '#shared/own-value.ts'

/** An element: its children by name, in order, and its text. */
export type XmlElement = {
	readonly name: string
	readonly children: readonly XmlElement[]
	readonly text: string
}
export type XmlRead =
	{ readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly problem: string }

const MOST_DEPTH = 40
/** Of what is wrong so much is told again. */
const MOST_SHOWN = 40
const MOST_ELEMENTS = 500_000
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/
const LAST_CHARACTER = 0x10_ff_ff

class NotXml extends Error {}

function characterOf(entity: string): string {
	const known = ownValue(ENTITIES, entity)
	if (known !== undefined) return known
	const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(entity)
	const code = number === null ? NaN : number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16)
	const isHalf = code >= 0xd8_00 && code <= 0xdf_ff
	if (!(code > 0 && code <= LAST_CHARACTER) || isHalf) throw new NotXml(`unknown entity “${entity}”`)
	return String.fromCodePoint(code)
}

const ENTITY = /&([^;&]{0,12});/y

/** A text with its entities read, one by one from the left: the first that is none ends it. */
function plainText(raw: string): string {
	let text = ''
	let at = 0
	for (let sign = raw.indexOf('&'); sign >= 0; sign = raw.indexOf('&', at)) {
		ENTITY.lastIndex = sign
		const [whole = '', entity = ''] = ENTITY.exec(raw) ?? []
		if (whole === '') throw new NotXml(`“${raw.slice(sign, sign + MOST_SHOWN)}” is not an entity`)
		text += raw.slice(at, sign) + characterOf(entity)
		at = sign + whole.length
	}
	return text + raw.slice(at)
}

type XmlReaderOpen = { readonly name: string; readonly children: XmlElement[]; text: string }

/** Where a piece of markup ends; what never ends is no XML. */
function endOf(text: string, mark: string, from: number): number {
	const at = text.indexOf(mark, from)
	if (at < 0) throw new NotXml(`“${mark}” is missing`)
	return at
}

function read(text: string): XmlElement {
	const top: XmlReaderOpen = { name: '', children: [], text: '' }
	const open: XmlReaderOpen[] = [top]
	let count = 0
	let at = text.startsWith('\uFEFF') ? 1 : 0
	while (at < text.length) {
		const now = open.at(-1) ?? top
		const tag = text.indexOf('<', at)
		now.text += plainText(text.slice(at, tag < 0 ? text.length : tag))
		if (tag < 0) break
		if (text.startsWith('<?', tag)) at = endOf(text, '?>', tag) + 2
		else if (text.startsWith('<!--', tag)) at = endOf(text, '-->', tag + 4) + 3
		else if (text.startsWith('<![CDATA[', tag)) {
			const end = endOf(text, ']]>', tag)
			now.text += text.slice(tag + '<![CDATA['.length, end)
			at = end + 3
		} else if (text.startsWith('<!', tag)) throw new NotXml('it declares a document type, which no schedule needs')
		else {
			const end = endOf(text, '>', tag)
			const inside = text.slice(tag + 1, end)
			at = end + 1
			if (inside.startsWith('/')) {
				const name = inside.slice(1).trim()
				const done = open.pop()
				if (done === undefined || done.name !== name || open.length === 0)
					throw new NotXml(`</${name.slice(0, MOST_SHOWN)}> closes nothing`)
				open.at(-1)?.children.push(done)
				continue
			}
			const name = NAME.exec(inside)?.[0]
			if (name === undefined) throw new NotXml('a tag has no name')
			count += 1
			if (count > MOST_ELEMENTS || open.length > MOST_DEPTH) throw new NotXml('it is larger or deeper than a schedule')
			if (inside.endsWith('/')) now.children.push({ name, children: [], text: '' })
			else open.push({ name, children: [], text: '' })
		}
	}
	const [root] = top.children
	if (open.length > 1) throw new NotXml(`<${open.at(-1)?.name.slice(0, MOST_SHOWN) ?? ''}> is not closed`)
	if (root === undefined || top.children.length > 1) throw new NotXml('there is not one element that holds the rest')
	return root
}

/** Reads XML as MS Project writes it: elements and texts. Attributes are passed over, document types and entities refused. */
export function readXml(text: string): XmlRead {
	try {
		return { ok: true, root: read(text) }
	} catch (error) {
		if (!(error instanceof NotXml)) throw error
		return { ok: false, problem: error.message }
	}
}

export const childrenOf = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
	children.filter((child) => child.name === name)

/** The text of the first child of that name; '' where there is none. */
export const textOf = (element: XmlElement, name: string): string =>
	element.children.find((child) => child.name === name)?.text.trim() ?? ''
