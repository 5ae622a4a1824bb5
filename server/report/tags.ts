type Options = {
	readonly alt?: string
	readonly title?: string
	readonly scope?: 'Column' | 'Row'
	readonly bbox?: [number, number, number, number]
}

/** The structure tree: what a screen reader walks. */
export type Tags = {
	/** an element that holds others: Sect, Table, TR, L */
	readonly within: (type: string, body: () => void) => void
	/** an element that holds what is drawn: H1, P, TD, Figure */
	readonly leaf: (type: string, draw: () => void, options?: Options) => void
	/** lines, page heads and feet, the watermark: not read aloud */
	readonly artifact: (draw: () => void, type?: 'Pagination' | 'Layout') => void
}

export function openTags(doc: PDFKit.PDFDocument): Tags {
	const root = doc.struct('Document')
	doc.addStructure(root)
	const open = [root]
	const parent = () => open.at(-1) ?? root
	return {
		within: (type, body) => {
			const element = doc.struct(type)
			parent().add(element)
			open.push(element)
			body()
			open.pop()
			element.end()
		},
		leaf: (type, draw, options = {}) => {
			const element = doc.struct(type, options)
			parent().add(element)
			const content = doc.markStructureContent(type)
			draw()
			doc.endMarkedContent()
			element.add(content)
			element.end()
		},
		artifact: (draw, type = 'Layout') => {
			doc.markContent('Artifact', { type })
			draw()
			doc.endMarkedContent()
		},
	}
}
