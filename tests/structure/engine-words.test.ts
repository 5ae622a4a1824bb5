import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import ts from 'typescript'

/** What a definition says of itself: names, units, citations and how a figure is found. */
const DEFINES = /^(label|short|symbol|methods?|source|expression|rule|empirical|title|inSymbols)$/i

const nameOf = (node: ts.Node): string | null =>
	(ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && ts.isIdentifier(node.name)
		? node.name.text
		: null

/** Paths, definitions and errors of ours are no words for a reader. */
const isOurs = (node: ts.Node): boolean =>
	ts.isImportDeclaration(node) ||
	ts.isThrowStatement(node) ||
	ts.isTypeNode(node) ||
	(ts.isNewExpression(node) && node.expression.getText() === 'Error') ||
	DEFINES.test(nameOf(node) ?? '')

function textOf(node: ts.Node): { readonly text: string; readonly filled: boolean } | null {
	if (ts.isStringLiteralLike(node)) return { text: node.text, filled: false }
	if (!ts.isTemplateExpression(node)) return null
	const parts = node.templateSpans.map(({ literal }) => literal.text)
	return { text: [node.head.text, ...parts].join(' … '), filled: true }
}

const MANY = 3
/** A sentence, or a text of several words with a gap for what is found in the run. */
function isSaid({ text, filled }: { readonly text: string; readonly filled: boolean }): boolean {
	const words = text.match(/(?<![\w.$])[A-Za-z][a-z’]+(?![\w.(])/g) ?? []
	return words.length >= MANY ? filled || /[.!?]$/.test(text.trim()) : words.length > 1 && /[a-z]\.$/.test(text)
}

/** What a file would say to a reader by itself. */
function saidIn(file: string, source: string): readonly string[] {
	const said: string[] = []
	const walk = (node: ts.Node): void => {
		if (isOurs(node)) return
		const found = textOf(node)
		if (found !== null && isSaid(found)) said.push(`${file}: ${found.text}`)
		ts.forEachChild(node, walk)
	}
	walk(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true))
	return said
}

const filesOf = (room: string) =>
	readdirSync(room, { recursive: true, encoding: 'utf8' }).flatMap((file) =>
		file.endsWith('.ts') && !file.endsWith('.test.ts') ? [`${room}/${file}`] : [],
	)

test('the engine says nothing: it hands out codes and facts, and views say them', () => {
	const files = filesOf('server/engine')
	expect(files.length).toBeGreaterThan(300)
	expect(files.flatMap((file) => saidIn(file, readFileSync(file, 'utf8')))).toEqual([])
})

test('a sentence, and words around a figure, are found wherever they would reach a reader', () => {
	const said = (source: string) => saidIn('a.ts', source).length
	expect(said("const why = none('The plan states none.')")).toBe(1)
	expect(said('const why = { decided: `Needed for ${hall} in ${month}` }')).toBe(1)
	expect(said("const pue = { label: 'Power of the hall, as built', method: 'The sum of all. In MW.' }")).toBe(0)
	expect(said("throw new Error('There is no such site.')")).toBe(0)
	expect(said('const path = `sites[${index}].targetMonth`')).toBe(0)
})
