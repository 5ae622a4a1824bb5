import { expect, test } from 'vitest'
import { campusPlan, campusResult, issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { inputsAppendix } from '../appendices/inputs.ts'

const SOURCE = 'Letter of the utility of 3 May 2026'
const note = { quality: 'quote', source: SOURCE, low: null, high: null, why: null }

test('a source stands once, with what uses it, and everywhere else by its number', () => {
	const plan = campusPlan({
		notes: { 'powerContracts/gas/capacityMW': note, 'powerContracts/ercot-1/capacityMW': note },
	})
	const { blocks } = inputsAppendix({ plan, result: campusResult(), facts: issueFacts() })
	const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
	const holding = tables.flatMap(({ title, rows }) =>
		rows.filter((row) => JSON.stringify(row).includes(SOURCE)).map((row) => ({ title, row })),
	)
	expect(holding).toHaveLength(1)
	const [number = '', , rests = ''] = holding[0]?.row.map(({ text }) => text) ?? []
	expect(holding[0]?.title).toBe('Sources, each once, with what uses it')
	expect(rests).toBe('Gas turbines on site: Capacity and Utility, phase 1: Capacity')
	const contracts = tables.find(({ title }) => title === 'Power contracts')
	const cited = contracts?.rows.filter((row) => row[3]?.text === `quote; ${number}`).map(([, input]) => input?.text)
	expect(cited).toEqual(['Capacity', 'Capacity'])
	// No text of a source is printed twice.
	const sources = tables.at(-1)?.rows.map((row) => row[1]?.text ?? '') ?? []
	expect(new Set(sources).size).toBe(sources.length)
})
