import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** Attributes that no one reads: names of parts, addresses, ways of a form. */
const UNSEEN = new Set([
	'action',
	'as',
	'autoComplete',
	'className',
	'encType',
	'form',
	'href',
	'htmlFor',
	'id',
	'key',
	'method',
	'name',
	'rel',
	'role',
	'src',
	'to',
	'type',
])

const isWritten = (node: ts.Node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral =>
	ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)

/** What stands for a value that is filled in: it is a word of its own to every pattern. */
const FILLED = '{}'

function childText(child: ts.JsxChild): string {
	if (ts.isJsxText(child)) return child.text
	if (ts.isJsxExpression(child)) {
		const { expression } = child
		if (expression === undefined) return ''
		return isWritten(expression) ? expression.text : FILLED
	}
	return FILLED
}

/** The words a node says, whole sentences where a page fills values in; null where it says none. */
function wordsOf(node: ts.Node): string | null {
	if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
		const says = node.children.some((child) => ts.isJsxText(child) && /[^\s]/.test(child.text))
		return says ? node.children.map(childText).join('') : null
	}
	if (ts.isTemplateExpression(node)) {
		const text = node.head.text + node.templateSpans.map(({ literal }) => FILLED + literal.text).join('')
		// An address is followed, not read.
		return /^\/[a-z]\S*$/.test(text) ? null : text
	}
	// Words have more than one part or a capital: codes and keys have neither.
	if (isWritten(node)) return /\s|^[A-Z][a-z]/.test(node.text) ? node.text : null
	return null
}

const isUnseen = (node: ts.Node): boolean =>
	ts.isImportDeclaration(node) ||
	ts.isExportDeclaration(node) ||
	ts.isTypeNode(node) ||
	(ts.isJsxAttribute(node) && UNSEEN.has(node.name.getText()))

export type Words = { readonly at: string; readonly words: string }

/** Every text of a file that a person may read, with the line it is on. */
export function visibleWords(path: string): readonly Words[] {
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
	const found: Words[] = []
	const visit = (node: ts.Node): void => {
		if (isUnseen(node)) return
		const words = wordsOf(node)?.replace(/\s+/g, ' ').trim()
		if (words !== undefined && /[a-z«»%]/i.test(words.replaceAll(FILLED, ''))) {
			found.push({ at: `${path}:${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`, words })
		}
		ts.forEachChild(node, visit)
	}
	visit(source)
	return found
}

export type Said = Words & { readonly part: string; readonly attribute: string }

/** What the attributes of a file's parts say: `<Field label="Town">` says Town, as the label of Field. */
export function saidByParts(path: string): readonly Said[] {
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
	const found: Said[] = []
	const say = (of: Pick<Said, 'part' | 'attribute'>, node: ts.Node): void => {
		if (isWritten(node) || ts.isTemplateExpression(node)) {
			const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
			const words = isWritten(node) ? node.text : (wordsOf(node) ?? '')
			found.push({ ...of, at: `${path}:${String(line)}`, words: words.trim() })
		} else ts.forEachChild(node, (child) => say(of, child))
	}
	const visit = (node: ts.Node): void => {
		if (ts.isJsxAttribute(node) && node.initializer !== undefined)
			say({ part: node.parent.parent.tagName.getText(), attribute: node.name.getText() }, node.initializer)
		ts.forEachChild(node, visit)
	}
	visit(source)
	return found
}

export const sourceFilesOf = (room: string): readonly string[] =>
	readdirSync(room, { recursive: true, encoding: 'utf8' })
		.flatMap((file) => (/\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) ? [`${room}/${file}`] : []))
		.sort()
