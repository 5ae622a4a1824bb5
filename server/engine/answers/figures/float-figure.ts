import { planFacts } from '../../facts.ts'
import { buildNetworkResult } from '../../document/build-network-result.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { DocumentReader } from './document-reader.ts'

const networks = keptBy(buildNetworkResult)

/** `buildNetwork.hall-a.cx_l4.floatMonths`: what a step of a hall's construction may move before the hall is late. */
export const floatFigure: DocumentReader = (frame, name) => {
	const match = /^buildNetwork\.(.+)\.(\w+)\.floatMonths$/.exec(name)
	if (!match) return null
	const [, hall = '', id = ''] = match
	const step = networks(frame)[hall]?.find((one) => one.step === id)
	if (!step) return null
	const { model } = frame.world
	const index = model.plan.buildPhases.findIndex((phase) => phase.id === hall)
	return {
		label: `Float of “${step.name}”`,
		symbol: 'f',
		unit: 'months',
		scope: `phase:${hall}`,
		month: null,
		value: step.floatMonths,
		rule: 'S9',
		source: 'Methodology §3',
		method:
			'Steps follow the construction network; float is the latest start that keeps the hall’s finish, minus the earliest. Below 0, the step should have started earlier.',
		decided: step.critical ? 'critical' : { code: 'runs_between', facts: { start: step.start, finish: step.finish } },
		facts: planFacts(model, { list: 'buildPhases', index, fields: ['itMW', 'durationMonths'] }),
	}
}
