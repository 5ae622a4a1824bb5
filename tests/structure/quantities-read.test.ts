import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ON_DEMAND } from '#server/engine/answers/on-demand.ts'
import * as definitions from '#server/engine/definitions.ts'
import { METRIC_KEYS } from '#shared/metrics/metric.ts'
import { compile, type Step } from '#server/engine/kernel/compile.ts'
import { sourcesOf } from '#server/engine/kernel/quantity.ts'
import { REGISTRY } from '#server/engine/registry.ts'

const sources = ['server', 'shared'].flatMap((room) =>
	readdirSync(room, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('generated'))
		.map((file) => readFileSync(`${room}/${file}`, 'utf8')),
)
const namedIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)

/** Every id in quotes in a file that does not itself give it to a quantity. */
const quoted = new Set(
	sources.flatMap((text) => {
		const given = new Set(namedIn(text, /id: '([\w.-]+)'/g))
		return namedIn(text, /'(?=([\w.-]+)')/g).filter((id) => !given.has(id))
	}),
)
/** Every definition that code reads a column or figure of. */
const looked = new Set(sources.flatMap((text) => namedIn(text, /(?:columnOf|figureOf)\(\w+, (\w+)/g)))

/** Names under which the engine's modules export what they define. */
function namesOf(exported: unknown, names = new Map<string, string>()): ReadonlyMap<string, string> {
	if (typeof exported !== 'object' || exported === null) return names
	for (const [name, value] of Object.entries(exported)) {
		if (typeof value !== 'object' || value === null) continue
		if ('node' in value && 'id' in value) names.set(String(value.id), name)
		else namesOf(value, names)
	}
	return names
}

/** What code reads by its id, such as the figures of a remedy, or by its definition, such as a warning. */
const isReadByCode = (id: string, name: string | undefined): boolean =>
	quoted.has(id) || (name !== undefined && looked.has(name))

const readsOf = (step: Step): readonly string[] =>
	'inputs' in step ? Object.values(step.inputs).flatMap((reading) => sourcesOf(reading).map(({ id }) => id)) : []

test('every quantity is read by a key of the result, another quantity that is read, an answer or the code', () => {
	const { quantities, steps } = compile([...REGISTRY, ...ON_DEMAND])
	const names = namesOf(definitions)
	const keyed = new Set<string>(METRIC_KEYS)
	const makers = new Map(
		steps.flatMap((step) =>
			step.node === 'algorithm' ? Object.values(step.outputs).map(({ id }) => [id, step] as const) : [],
		),
	)
	const read = new Set<string>()
	const visit = (id: string): void => {
		if (read.has(id)) return
		read.add(id)
		const step = makers.get(id) ?? quantities.get(id)
		if (step !== undefined) readsOf(step).forEach(visit)
	}
	// What is told of the plan or of its workloads is asked of a site by the same name, behind its list.
	const isTold = (id: string) => ['sites.', '', 'workloads.'].some((list) => keyed.has(id.replace(/^sites\./, list)))
	for (const id of quantities.keys()) if (isTold(id) || isReadByCode(id, names.get(id))) visit(id)
	const unread = [...quantities.keys()].filter((id) => !read.has(id))
	expect(unread).toEqual([])
})
