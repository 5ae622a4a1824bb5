import type { Box } from './pen.ts'
import type { Landmark, LeafOptions, Leading, Tags } from './tags.ts'

type Element = ReturnType<PDFKit.PDFDocument['struct']>
type Bookmark = Pick<PDFKit.PDFOutline, 'addItem'>
type PdfTagsParams = {
	/** the name under which an anchor is known in the file; null where nothing has it */
	readonly nameOf: (anchor: string) => string | null
	/** where a box stands on its page, in points */
	readonly onPage: (box: Box) => Box
}

function optionsOf(
	{ alt, scope, box }: LeafOptions,
	onPage: PdfTagsParams['onPage'],
): PDFKit.Mixins.StructureElementOptions {
	const options: PDFKit.Mixins.StructureElementOptions = {}
	if (alt !== undefined) options.alt = alt
	// The published types do not know these yet.
	if (scope !== undefined) Object.assign(options, { scope })
	if (box !== undefined) {
		const { x, y, width, height } = onPage(box)
		Object.assign(options, { bbox: [x, y, x + width, y + height] })
	}
	return options
}

/** Tags of a PDF: elements, marked content, links and bookmarks. */
export function pdfTags(doc: PDFKit.PDFDocument, { nameOf, onPage }: PdfTagsParams): Tags {
	const root = doc.struct('Document')
	doc.addStructure(root)
	const open = [root]
	const taken = new WeakMap<object, Element>()
	let section: Bookmark = doc.outline
	const add = (type: string, options: PDFKit.Mixins.StructureElementOptions = {}): Element => {
		const element = doc.struct(type, options)
		open.at(-1)?.add(element)
		return element
	}
	const known = (again: object | undefined, make: () => Element): Element => {
		if (again === undefined) return make()
		const element = taken.get(again) ?? make()
		taken.set(again, element)
		return element
	}
	const leadTo = (element: Element, { to, says, box }: Leading) => {
		const name = nameOf(to)
		if (name === null) return
		const options: PDFKit.Mixins.AnnotationOption = {}
		// The published types do not know these yet; a text is told from a name by being an object.
		Object.assign(options, { structParent: element, Contents: new String(says) })
		doc.goTo(box.x, box.y, box.width, box.height, name, options)
	}
	return {
		within: (type, body, again) => {
			const element = known(again, () => add(type))
			open.push(element)
			body()
			open.pop()
			if (again === undefined) element.end()
		},
		leaf: (type, draw, options = {}) => {
			const element = known(options.again, () => add(type, optionsOf(options, onPage)))
			const { leads = null } = options
			const holder = leads === null ? element : doc.struct('Link')
			if (leads !== null) element.add(holder)
			const content = doc.markStructureContent(leads === null ? type : 'Link')
			draw()
			doc.endMarkedContent()
			holder.add(content)
			if (leads !== null) {
				leadTo(holder, leads)
				holder.end()
			}
			if (options.again === undefined) element.end()
		},
		figure: (draw, caption, options) => {
			const element = add('Figure', optionsOf(options, onPage))
			const words = doc.struct('Caption')
			element.add(words)
			words.add(doc.markStructureContent('Caption'))
			caption()
			doc.endMarkedContent()
			words.end()
			const content = doc.markStructureContent('Figure')
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
		landmark: ({ anchor, title, level, y }: Landmark) => {
			const top = onPage({ x: 0, y, width: 0, height: 0 }).y
			// Shown from its left edge, which the library counts from the right.
			const at = { top: Math.max(0, top - 8), left: doc.page.width, expanded: false }
			const item = (level === 1 ? doc.outline : section).addItem(title, at)
			if (level === 1) section = item
			const name = anchor === undefined ? null : nameOf(anchor)
			if (name !== null) doc.addNamedDestination(name, 'XYZ', 0, at.top, 0)
		},
	}
}
