import { getDocumentProxy } from 'unpdf'

export type ReadPdf = {
	readonly pages: readonly string[]
	readonly text: string
	readonly tagged: boolean
	readonly outline: readonly string[]
	readonly info: Readonly<Record<string, unknown>>
	readonly language: string | null
	/** every role of the structure tree, once per element */
	readonly roles: readonly string[]
	readonly alts: readonly string[]
}

type Node = { role?: string; alt?: string; children?: Node[] }
const walk = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(walk)]

/** What a reader of the file finds: text by page, outline, structure. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const pdf = await getDocumentProxy(bytes.slice())
	const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
	const pages = await Promise.all(numbers.map(async (number) => await pdf.getPage(number)))
	const contents = await Promise.all(pages.map((page) => page.getTextContent()))
	const texts = contents.map((content) =>
		content.items
			.map((item) => ('str' in item ? item.str : ''))
			.join(' ')
			.replace(/\s+/g, ' '),
	)
	const trees = await Promise.all(pages.map(async (page) => (await page.getStructTree()) as Node | null))
	const nodes = trees.flatMap((tree) => (tree === null ? [] : walk(tree)))
	const metadata = await pdf.getMetadata()
	const info: Record<string, unknown> = Object.fromEntries(Object.entries(metadata.info))
	return {
		pages: texts,
		text: texts.join(' '),
		tagged: ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
		outline: ((await pdf.getOutline()) as { title: string }[] | null)?.map(({ title }) => title) ?? [],
		info,
		language: (contents[0] as { lang?: string | null } | undefined)?.lang ?? null,
		roles: nodes.flatMap(({ role }) => (role === undefined ? [] : [role])),
		alts: nodes.flatMap(({ alt }) => (alt === undefined ? [] : [alt])),
	}
}
