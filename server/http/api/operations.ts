import type { Operation } from './operation.ts'
import { commentOperations } from './operations/comments.ts'
import { decisionOperations } from './operations/decisions.ts'
import { historyOperations } from './operations/history.ts'
import { packetOperations } from './operations/packets.ts'
import { planOperations } from './operations/plans.ts'
import { projectOperations } from './operations/projects.ts'
import { reportOperations } from './operations/reports.ts'
import { resultOperations } from './operations/results.ts'
import { scenarioOperations } from './operations/scenarios.ts'
import { scheduleOperations } from './operations/schedules.ts'
import { simulationOperations } from './operations/simulations.ts'

/** Every call of `/api/v1`, in the order in which the document tells them. */
export const OPERATIONS: readonly Operation[] = [
	...projectOperations,
	...planOperations,
	...scenarioOperations,
	...historyOperations,
	...commentOperations,
	...resultOperations,
	...scheduleOperations,
	...decisionOperations,
	...simulationOperations,
	...reportOperations,
	...packetOperations,
]
