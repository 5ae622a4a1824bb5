/**
 * The small language formulas are written in: + − * / ^, parentheses, min max ceil floor clamp exp ln and
 * if(a < b, x, y). Everything in it has an equal in a spreadsheet.
 */
export type Expression =
	| { readonly kind: 'number'; readonly value: number; readonly text: string }
	| { readonly kind: 'name'; readonly name: string }
	| { readonly kind: 'minus'; readonly of: Expression }
	| { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
	| { readonly kind: 'call'; readonly name: FunctionName; readonly values: readonly Expression[] }

export type Operator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>='
export type FunctionName = 'min' | 'max' | 'ceil' | 'floor' | 'clamp' | 'exp' | 'ln' | 'if'

/** How tightly operators bind. */
export const RANKS: Readonly<Record<Operator, number>> = {
	'<': 1,
	'<=': 1,
	'>': 1,
	'>=': 1,
	'+': 2,
	'-': 2,
	'*': 3,
	'/': 3,
	'^': 5,
}
const MINUS_RANK = 4
const ARITY: Readonly<Record<FunctionName, number>> = {
	min: 2,
	max: 2,
	ceil: 1,
	floor: 1,
	clamp: 3,
	exp: 1,
	ln: 1,
	if: 3,
}
const VARIADIC: readonly FunctionName[] = ['min', 'max']
const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z_]\w*)|(<=|>=|[-+*/^(),<>]))/y

/** Reads an expression. Throws with the place of the first character it cannot read. */
export function parseExpression(text: string): Expression {
	const tokens = tokenise(text)
	let next = 0
	const peek = () => tokens[next]
	const take = () => tokens[next++]
	const expect = (symbol: string) => {
		if (take() !== symbol) throw new Error(`Expected ${symbol} in «${text}».`)
	}

	const climb = (floor: number): Expression => {
		let left = operand()
		for (;;) {
			const operator = asOperator(peek())
			if (!operator || RANKS[operator] < floor) return left
			take()
			const right = climb(operator === '^' ? RANKS[operator] : RANKS[operator] + 1)
			left = { kind: 'binary', operator, left, right }
		}
	}
	const operand = (): Expression => {
		const token = take()
		if (token === undefined) throw new Error(`«${text}» ends too early.`)
		if (token === '-') return { kind: 'minus', of: climb(MINUS_RANK) }
		if (token === '(') {
			const inner = climb(0)
			expect(')')
			return inner
		}
		if (/^\d/.test(token)) return { kind: 'number', value: Number(token), text: token }
		if (!/^[A-Za-z_]/.test(token)) throw new Error(`«${token}» can't stand there in «${text}».`)
		return peek() === '(' ? call(token) : { kind: 'name', name: token }
	}
	const call = (name: string): Expression => {
		const known = asFunction(name)
		if (!known) throw new Error(`«${name}» is not a function of the formula language, in «${text}».`)
		expect('(')
		const values = [climb(0)]
		while (peek() === ',') {
			take()
			values.push(climb(0))
		}
		expect(')')
		const fits = VARIADIC.includes(known) ? values.length >= ARITY[known] : values.length === ARITY[known]
		if (!fits) throw new Error(`${name} takes ${String(ARITY[known])} values, in «${text}».`)
		return { kind: 'call', name: known, values }
	}

	const whole = climb(0)
	if (next < tokens.length) throw new Error(`«${String(peek())}» is left over in «${text}».`)
	return whole
}

function tokenise(text: string): readonly string[] {
	const tokens: string[] = []
	const trimmed = text.trimEnd()
	TOKEN.lastIndex = 0
	while (TOKEN.lastIndex < trimmed.length) {
		const at = TOKEN.lastIndex
		const match = TOKEN.exec(trimmed)
		if (!match) throw new Error(`Can't read «${trimmed.slice(at)}».`)
		tokens.push(match[1] ?? match[2] ?? match[3] ?? '')
	}
	return tokens
}

function isOperator(token: string): token is Operator {
	return Object.hasOwn(RANKS, token)
}

function asOperator(token: string | undefined): Operator | null {
	return token !== undefined && isOperator(token) ? token : null
}

function isFunction(name: string): name is FunctionName {
	return Object.hasOwn(ARITY, name)
}

function asFunction(name: string): FunctionName | null {
	return isFunction(name) ? name : null
}

/** Binding strength, for putting back only the parentheses that matter. */
export function rankOf(expression: Expression): number {
	if (expression.kind === 'binary') return RANKS[expression.operator]
	return expression.kind === 'minus' ? MINUS_RANK : Infinity
}

/** The names an expression reads, each once, in order of appearance. */
export function namesIn(expression: Expression): readonly string[] {
	if (expression.kind === 'name') return [expression.name]
	if (expression.kind === 'minus') return namesIn(expression.of)
	if (expression.kind === 'binary') return unique([...namesIn(expression.left), ...namesIn(expression.right)])
	return expression.kind === 'call' ? unique(expression.values.flatMap(namesIn)) : []
}

function unique(names: readonly string[]): readonly string[] {
	return [...new Set(names)]
}

/** The same expression with each of its parts changed. */
export function mapParts(tree: Expression, change: (part: Expression) => Expression): Expression {
	if (tree.kind === 'minus') return { ...tree, of: change(tree.of) }
	if (tree.kind === 'binary') return { ...tree, left: change(tree.left), right: change(tree.right) }
	return tree.kind === 'call' ? { ...tree, values: tree.values.map(change) } : tree
}
