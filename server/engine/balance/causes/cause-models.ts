import type { CauseFacts } from '#shared/cause-result.ts'
import { NO_FACTS } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { figure } from './cause-words.ts'
import { valueAt } from '../cells.ts'
import { WAITING } from '../pools/ledger.ts'
import type { BalanceWorkload } from '../types.ts'

/**
 * Why models are short: of the workloads whose model is not ready, and of demand that no workload carries, the largest.
 * Rule B12.
 */
export function causeOfModels({ run, month }: CauseAsk): Reason {
	const { input, ledger } = run
	const blocked = input.workloads
		.map((workload, index) => {
			const cell = index * input.months + month
			const waiting = valueAt(ledger.workWaiting, cell)
			return { workload, waiting, tokens: valueAt(ledger.workTokensAsked, cell) }
		})
		.filter(({ waiting }) => waiting !== WAITING.no)
		.sort((a, b) => b.tokens - a.tokens)[0]
	const unclaimed = input.applications
		.map(({ id, name }, index) => ({
			id,
			name,
			tokens: valueAt(ledger.applicationUnclaimed, index * input.months + month),
		}))
		.filter(({ tokens }) => tokens > 0)
		.sort((a, b) => b.tokens - a.tokens)[0]
	if (unclaimed && (!blocked || unclaimed.tokens > blocked.tokens)) return unclaimedReason(unclaimed)
	return blocked ? blockedReason(blocked) : NOBODY
}

const NOBODY: Reason = {
	cause: 'no_workload',
	text: 'No workload serves what is asked for.',
	mend: 'Add an inference workload.',
	facts: NO_FACTS,
}

type Unclaimed = { readonly id: string; readonly name: string; readonly tokens: number }

function unclaimedReason({ id, name, tokens }: Unclaimed): Reason {
	return {
		cause: 'no_workload',
		text: `No workload serves ${figure(tokens)} tokens/s of ${name}.`,
		mend: `Add an inference workload that names ${name}, or extend one.`,
		facts: { ...NO_FACTS, missing: tokens, item: { list: 'applications', id, name } },
	}
}

type Blocked = { readonly workload: BalanceWorkload; readonly waiting: number; readonly tokens: number }

function blockedReason({ workload: { id, name, modelName }, waiting, tokens }: Blocked): Reason {
	const facts: CauseFacts = { ...NO_FACTS, missing: tokens, item: { list: 'workloads', id, name } }
	if (waiting === WAITING.training) {
		return {
			cause: 'model_training',
			text: `${name} waits for ${modelName}, whose training has not ended.`,
			mend: 'Give the training run more accelerators or a higher priority, or serve an open model meanwhile.',
			facts,
		}
	}
	if (waiting === WAITING.licence) {
		return {
			cause: 'no_licence',
			text: `The weights of ${modelName} may not be used for ${name}.`,
			mend: `Choose a model with open weights for ${name}, or name the training run that produces it.`,
			facts,
		}
	}
	return {
		cause: 'replica_does_not_fit',
		text: `No ordered chip holds a replica of ${modelName} within the latency ${name} asks for.`,
		mend: `Order a chip with more memory for ${name}, choose a smaller model or precision, or allow more time per token.`,
		facts,
	}
}
