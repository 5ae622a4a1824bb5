import { valueAt } from './cells.ts'
import type { CauseAsk, Reason } from './binding-cause.ts'
import { figure } from './cause-words.ts'
import { WAITING } from './ledger.ts'

/**
 * Why models are short: of the workloads whose model is not ready, and of demand that no workload carries, the largest.
 * Rule B12.
 */
export function causeOfModels({ run, month }: CauseAsk): Reason {
	const { input, ledger } = run
	const blocked = input.workloads
		.map((workload, index) => {
			const cell = index * input.months + month
			const waiting = ledger.workWaiting[cell] ?? WAITING.no
			return { workload, waiting, tokens: valueAt(ledger.workTokensAsked, cell) }
		})
		.filter(({ waiting }) => waiting !== WAITING.no)
		.sort((a, b) => b.tokens - a.tokens)[0]
	const unclaimed = input.applications
		.map((application, index) => ({
			application,
			tokens: valueAt(ledger.applicationUnclaimed, index * input.months + month),
		}))
		.sort((a, b) => b.tokens - a.tokens)[0]
	if (unclaimed && unclaimed.tokens > 0 && unclaimed.tokens > (blocked?.tokens ?? 0)) {
		return {
			cause: 'no_workload',
			text: `No workload serves ${figure(unclaimed.tokens)} tokens/s of ${unclaimed.application.name}.`,
			mend: `Add an inference workload that names ${unclaimed.application.name}, or extend one.`,
		}
	}
	if (!blocked) {
		return { cause: 'no_workload', text: 'No workload serves what is asked for.', mend: 'Add an inference workload.' }
	}
	const { name, modelName } = blocked.workload
	if (blocked.waiting === WAITING.training) {
		return {
			cause: 'model_training',
			text: `${name} waits for ${modelName}, whose training has not ended.`,
			mend: 'Give the training run more accelerators or a higher priority, or serve an open model meanwhile.',
		}
	}
	if (blocked.waiting === WAITING.licence) {
		return {
			cause: 'no_licence',
			text: `The weights of ${modelName} may not be used for ${name}.`,
			mend: `Choose a model with open weights for ${name}, or name the training run that produces it.`,
		}
	}
	return {
		cause: 'replica_does_not_fit',
		text: `No ordered chip holds a replica of ${modelName} within the latency ${name} asks for.`,
		mend: `Order a chip with more memory for ${name}, choose a smaller model or precision, or allow more time per token.`,
	}
}
