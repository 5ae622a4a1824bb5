import type { CauseFacts } from '#shared/result/cause-result.ts'
import { NO_FACTS } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { valueAt } from '../../cells.ts'
import { WAITING } from '../pools/ledger.ts'
import type { BalanceWorkload } from '../workloads/workload-types.ts'

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
	if (unclaimed && (!blocked || unclaimed.tokens > blocked.tokens)) {
		const { id, name, tokens } = unclaimed
		return { cause: 'no_workload', facts: { ...NO_FACTS, missing: tokens, item: { list: 'applications', id, name } } }
	}
	return blocked ? blockedReason(blocked) : { cause: 'no_workload', facts: NO_FACTS }
}

type Blocked = { readonly workload: BalanceWorkload; readonly waiting: number; readonly tokens: number }

function blockedReason({ workload: { id, name }, waiting, tokens }: Blocked): Reason {
	const facts: CauseFacts = { ...NO_FACTS, missing: tokens, item: { list: 'workloads', id, name } }
	if (waiting === WAITING.training) return { cause: 'model_training', facts }
	return { cause: waiting === WAITING.licence ? 'no_licence' : 'replica_does_not_fit', facts }
}
