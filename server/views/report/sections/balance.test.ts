import { expect, test } from 'vitest'
import { causesTable } from './balance.ts'

const cause = (quarter: string, text: string, lostItMW: number) => ({
	...{ quarter, layer: 'Chips', text, mend: `${text} Order them.`, lostItMW },
})

test('a cause that lasts stands once, over all its quarters and with its largest figures', () => {
	const { rows } = causesTable(
		{
			causes: [
				cause('Q3 2028', 'Hall B is ready in April 2029.', 9),
				cause('Q2 2029 to Q4 2029', '9,104 are missing.', 20),
				cause('Q1 2030 to Q2 2031', '9,500 are missing.', 22),
				cause('Q3 2031', 'Hall B is ready in April 2029.', 3),
				cause('Q4 2031', '9,432 are missing.', 21),
			],
		},
		false,
	)
	const texts = rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)))
	expect(texts).toEqual([
		[
			'Q3 2028 to Q3 2031, with breaks',
			'Chips',
			'Hall B is ready in April 2029.',
			'Hall B is ready in April 2029. Order them.',
		],
		['Q2 2029 to Q4 2031, with breaks', 'Chips', '9,500 are missing.', '9,500 are missing. Order them.'],
	])
	const [alone] = causesTable({ causes: [cause('Q2 2029', '5 are missing.', 1)] }, true).rows
	expect(alone).toHaveLength(3)
	expect(alone?.[0]).toMatchObject({ text: 'Q2 2029' })
})
