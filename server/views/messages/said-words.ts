import type { Reason, Statement, Operand } from '#shared/explanation.ts'
import { countInWords, listInWords, sentenceCase } from '#shared/formats/months.ts'

/** `firm power, 30 MW`; a part without a name by its figures, what is nothing by its name alone. */
const operandText = ({ label, text }: Operand): string => (label === null ? text : `${label}, ${text},`)
const atEnd = (text: string) => text.replace(/,$/, '')

const isPlain = ({ label, value }: Operand, of: number) => label === null && value === of

const DATES = { below: 'is before', atMost: 'is not after', above: 'is after', atLeast: 'is not before' }
const isDate = ({ text }: Operand) => /^[A-Z][a-z]+ \d{4}$/.test(text)
const SIDES = { below: 'is less than', atMost: 'is no more than', above: 'is more than', atLeast: 'is no less than' }

function reasonWords(reason: Reason): string {
	const { is, one } = reason
	switch (is) {
		case 'yes':
		case 'no':
			return `${one.label ?? one.text}: ${is}`
		case 'least':
		case 'largest': {
			const others = listInWords(reason.others.map((other) => atEnd(operandText(other))))
			if (one.label === null && one.text === String(one.value)) return `${others} is held at ${one.text}`
			return `${operandText(one)} is ${is === 'least' ? 'less' : 'more'} than ${others}`
		}
		default:
			return isPlain(reason.other, 0)
				? sideOfNothing(one)
				: `${operandText(one)} ${(isDate(one) ? DATES : SIDES)[is]} ${atEnd(operandText(reason.other))}`
	}
}

function sideOfNothing(one: Operand): string {
	const name = one.label ?? one.text
	return one.value === 0 ? `${name} is 0` : `${operandText(one)} is ${one.value > 0 ? 'above' : 'below'} 0`
}

/** Why the part of a formula holds that does, as a sentence; empty where no other part could. */
export function becauseWords(because: readonly Reason[], { hasValue }: { readonly hasValue: boolean }): string {
	if (because.length === 0) return ''
	const reasons = listInWords(because.map(reasonWords))
	return hasValue ? `${sentenceCase(reasons)}.` : `No value: ${reasons}.`
}

const TOGETHER: Readonly<Record<Exclude<Statement['is'], 'share'>, (several: string) => string>> = {
	sum: (several) => `${sentenceCase(several)} added up`,
	mean: (several) => `The mean of ${several}, each by its weight: a rate is not added up`,
	earliest: (several) => `The earliest of ${several}`,
	latest: (several) => `The latest of ${several}`,
	least: (several) => `The least of ${several}`,
	largest: (several) => `The largest of ${several}`,
}

/** What a figure is, in a sentence: `26 %: 110 of the 428 MW asked for`, `All seven power contracts added up: 1,655 MW`. */
export function saidWords(
	said: Statement,
	{ quantity, figure }: { readonly quantity: string; readonly figure: string },
): string {
	if (said.is === 'share') return `${figure}: ${shareOf(said, quantity)}.`
	const several = said.count === 2 ? `both ${said.of}` : `all ${countInWords(said.count)} ${said.of}`
	return `${TOGETHER[said.is](several)}: ${figure}.`
}

function shareOf({ part, whole }: Extract<Statement, { readonly is: 'share' }>, quantity: string): string {
	const [figure = part.text] = part.text.split(' ')
	if (quantity.endsWith('.coverage')) return `${figure} of the ${whole.text} asked for`
	return `${operandText(part)} of ${atEnd(operandText(whole))}`
}
