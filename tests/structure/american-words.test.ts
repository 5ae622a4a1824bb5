import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { METRICS } from '#shared/metrics/metric.ts'

/** Rooms whose words people read. */
const READ = ['app', 'server/views', 'shared/fields', 'shared/formats', 'shared/pages']
/** What figures are called: of the engine people read labels and methods, and no more. */
const LABELS = new Set(['label', 'short', 'method', 'title'])

/** British spellings, in words of more than one part or with a capital: codes and keys keep theirs. */
const BRITISH =
	/\b(?:(?:un)?levell(?:ed|ing)|travell(?:ed|ing|ers?)|colour(?:s|ed|ing)?|grey|labour(?:ers?)?|licences?|programmes?|(?:kilo|milli)?metres?|litres?|centred?|neighbour(?:s|ing)?|behaviour|favour(?:s|ed|ite)?|cancelled|fuelled|modell(?:ed|ing)|energis(?:e|ed|es|ing)|organis(?:e|ed|ing|ations?)|analysed?|recognised?)\b/i

const KEYS = new Set(['className', 'to', 'href', 'name', 'id'])

function britishIn(path: string, of: 'words' | 'labels' = 'words'): readonly string[] {
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
	const found: string[] = []
	const isText = (node: ts.Node) =>
		ts.isStringLiteral(node) ||
		ts.isJsxText(node) ||
		ts.isNoSubstitutionTemplateLiteral(node) ||
		ts.isTemplateHead(node) ||
		ts.isTemplateMiddleOrTemplateTail(node)
	const isLabel = (node: ts.Node) => ts.isPropertyAssignment(node) && LABELS.has(node.name.getText())
	const visit = (node: ts.Node, isRead: boolean): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
		if (ts.isJsxAttribute(node) && KEYS.has(node.name.getText())) return
		if (isRead && isText(node)) {
			const words = node.getText().replace(/^['"`}]|(?:['"`]|\$\{)$/g, '')
			if ((ts.isJsxText(node) || /\s|^[A-Z][a-z]/.test(words)) && BRITISH.test(words)) found.push(`${path}: ${words}`)
		}
		ts.forEachChild(node, (child) => {
			visit(child, isRead || isLabel(node))
		})
	}
	visit(source, of === 'words')
	return found
}

const filesOf = (room: string): readonly string[] =>
	readdirSync(room, { recursive: true, encoding: 'utf8' }).flatMap((file) =>
		/\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) ? [`${room}/${file}`] : [],
	)

test('what people read on pages and papers is written as Americans do', () => {
	const files = READ.flatMap(filesOf)
	expect(files.length).toBeGreaterThan(300)
	// What others write and is read, not shown: `labour` is understood in a sheet.
	const typed = ['app/components/grid/paste/match-heads.ts', 'server/views/grid/choice-names.ts']
	const shown = files.filter((file) => !typed.includes(file))
	expect(shown.flatMap((file) => britishIn(file))).toEqual([])
})

test('so is what figures of the engine are called, and how they are found', () => {
	const files = filesOf('server/engine')
	expect(files.length).toBeGreaterThan(300)
	expect(files.flatMap((file) => britishIn(file, 'labels'))).toEqual([])
})

test('and so is every name of a figure that the result tells', () => {
	const labels = Object.values(METRICS).map(([, , , label]) => label)
	expect(labels.length).toBeGreaterThan(400)
	expect(labels.filter((label) => BRITISH.test(label))).toEqual([])
})
