import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { METRIC_KEYS } from '#shared/metrics/metric.ts'
import { ON_DEMAND } from './answers/on-demand.ts'
import { compile } from './kernel/compile.ts'
import type { QuantityNode } from './kernel/quantity.ts'
import { REGISTRY } from './registry.ts'

const ROWS = new URL('../../shared/metrics/rows/', import.meta.url)
const RENEW = 'RENEW_METRICS=1 npx vitest run --project unit server/engine/metrics.test.ts'
/** The table that holds the keys of each room of the result. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
	verdict: ['verdict'],
	balance: ['layers', 'buildout', 'headline', 'shortfall', 'layerFacts', 'servedShare', 'stranded'],
	sites: ['sites'],
	items: ['contracts', 'halls', 'schedule'],
	demand: ['workloads', 'applications'],
	workforce: ['workforce'],
	finance: ['finance'],
	environment: ['environment'],
}
const HEAD = `// Made from the definitions in server/engine. Renew it: ${RENEW}\n`

const quantities = [...compile([...REGISTRY, ...ON_DEMAND]).quantities.values()]
const told = new Map(quantities.flatMap((quantity) => (quantity.key === undefined ? [] : [[quantity.key, quantity]])))

/** Keys in the order of the result, which stays; a new one stands behind the last that begins most like it. */
function inOrder(known: readonly string[], all: readonly string[]): readonly string[] {
	const order = known.filter((key) => all.includes(key))
	for (const key of all) {
		if (order.includes(key)) continue
		const common = order.map((other) => sharedParts(key, other))
		order.splice(common.lastIndexOf(Math.max(0, ...common)) + 1, 0, key)
	}
	return order
}

function sharedParts(one: string, other: string): number {
	const [parts, others] = [one.split('.'), other.split('.')]
	const apart = parts.findIndex((part, index) => part !== others[index])
	return apart < 0 ? parts.length : apart
}

function rowOf({ id, per, once, kind, unit, label, short = label, sparse }: QuantityNode): string {
	const named = short.includes("'") ? JSON.stringify(short) : `'${short}'`
	const meaning = `'${once === true ? 'horizon' : per}', '${kind}', '${unit}', ${named}`
	return `\t'${id}': [${meaning}${sparse === true ? `, 'sparse'` : ''}],\n`.replace(/^\t'(\w+)':/, '\t$1:')
}

const tableOf = (name: string, rooms: readonly string[]): string =>
	`${HEAD}export const ${name.toUpperCase()} = {\n${inOrder(METRIC_KEYS, [...told.keys()])
		.filter((key) => rooms.includes(key.split('.')[0] ?? ''))
		.flatMap((key) => {
			const quantity = told.get(key)
			return quantity ? [rowOf(quantity)] : []
		})
		.join('')}} as const\n`

test('a figure of the result is what its definition says, under the same name', () => {
	for (const [name, rooms] of Object.entries(TABLES)) {
		const [file, table] = [new URL(`${name}.ts`, ROWS), tableOf(name, rooms)]
		if (process.env['RENEW_METRICS'] === '1') writeFileSync(file, table)
		else expect(readFileSync(file, 'utf8'), `Definitions differ from this table. Run: ${RENEW}`).toBe(table)
	}
	expect(quantities.filter(({ id, key }) => key !== undefined && key !== id)).toEqual([])
	expect(
		[...told.keys()].filter(
			(key) =>
				!Object.values(TABLES)
					.flat()
					.includes(key.split('.')[0] ?? ''),
		),
	).toEqual([])
})
