import { openPdf, Ref, type PdfDict, type PdfFile, type PdfValue } from './pdf-objects.ts'

export type Element = {
	readonly role: string
	readonly alt: string | null
	readonly scope: string | null
	readonly children: readonly Element[]
	/** marked content that it holds: page and number */
	readonly content: readonly string[]
	/** annotations that it holds */
	readonly annotations: readonly number[]
}
export type PdfPage = {
	readonly dict: PdfDict
	readonly annotations: readonly { readonly number: number; readonly dict: PdfDict }[]
	/** numbers of marked content that is tagged */
	readonly marked: readonly string[]
	/** what is painted outside tags and artifacts, or in an artifact within a tag */
	readonly loose: readonly string[]
}
export type Structure = {
	readonly file: PdfFile
	readonly tree: Element
	readonly elements: readonly Element[]
	readonly pages: readonly PdfPage[]
}

const name = (value: PdfValue | undefined) => (typeof value === 'string' ? value.replace(/^\//, '') : '')
const refOf = (value: PdfValue | undefined): number => (value instanceof Ref ? value.number : -1)

function attributesOf(file: PdfFile, dict: PdfDict): string | null {
	const scope = file.list(dict['A']).map((one) => file.dict(one)['Scope'])
	return scope[0] === undefined ? null : name(scope[0])
}

type Kid = { readonly element?: Element; readonly content?: string; readonly annotation?: number }

function kidOf(file: PdfFile, kid: PdfValue, page: number): Kid {
	if (typeof kid === 'number') return { content: `${page} ${kid}` }
	const dict = file.dict(kid)
	if (name(dict['Type']) === 'OBJR') return { annotation: refOf(dict['Obj']) }
	if (name(dict['Type']) === 'MCR') return { content: `${refOf(dict['Pg'])} ${Number(dict['MCID'])}` }
	return { element: elementOf(file, dict) }
}

function elementOf(file: PdfFile, dict: PdfDict): Element {
	const kids = file.list(dict['K']).map((kid) => kidOf(file, kid, refOf(dict['Pg'])))
	return {
		role: name(dict['S']),
		alt: typeof dict['Alt'] === 'string' ? dict['Alt'] : null,
		scope: attributesOf(file, dict),
		children: kids.flatMap(({ element }) => element ?? []),
		content: kids.flatMap(({ content }) => content ?? []),
		annotations: kids.flatMap(({ annotation }) => annotation ?? []),
	}
}

const OPERATOR = /\/(\w+)(?:\s*<<([\s\S]*?)>>)?\s+(BDC|BMC)\b|^(EMC)$|\b(TJ|Tj|Do)$|^([fSBb]\*?|s)$/gm

/** Goes through what a page paints, and keeps which tag it stands in. */
function paintedOn(file: PdfFile, { dict, number }: { readonly dict: PdfDict; readonly number: number }) {
	const text = file
		.list(dict['Contents'])
		.map((one) => file.stream(one))
		.join('\n')
	const open: string[] = []
	const marked: string[] = []
	const loose: string[] = []
	for (const [all, tag = '', options = '', begins, ends] of text.matchAll(OPERATOR)) {
		if (begins !== undefined) {
			if (open.length > 0) loose.push(`${tag} within ${open.join(' ')}`)
			open.push(tag)
			const id = /\/MCID (\d+)/.exec(options)?.[1]
			if (id !== undefined) marked.push(`${number} ${id}`)
		} else if (ends !== undefined) open.pop()
		else if (open.length === 0) loose.push(all)
	}
	return { marked, loose }
}

function pagesOf(
	file: PdfFile,
	node: PdfValue | undefined,
): readonly { readonly dict: PdfDict; readonly number: number }[] {
	const dict = file.dict(node)
	if (dict['Kids'] === undefined) return [{ dict, number: refOf(node) }]
	return file.list(dict['Kids']).flatMap((kid) => pagesOf(file, kid))
}

const flat = (element: Element): readonly Element[] => [element, ...element.children.flatMap(flat)]

/** The structure of a PDF as the file holds it: nothing is mended, and nothing guessed. */
export function readStructure(bytes: Uint8Array): Structure {
	const file = openPdf(bytes)
	const tree = elementOf(file, { S: '/Root', ...file.dict(file.root['StructTreeRoot']) })
	return {
		file,
		tree,
		elements: flat(tree).slice(1),
		pages: pagesOf(file, file.root['Pages']).map(({ dict, number }) => ({
			dict,
			annotations: file.list(dict['Annots']).map((one) => ({ number: refOf(one), dict: file.dict(one) })),
			...paintedOn(file, { dict, number }),
		})),
	}
}
