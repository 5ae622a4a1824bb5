import { balancePlan } from '../balance/balance-algorithms.ts'
import { workloadResults } from '../balance/workload-results.ts'
import { noteOf } from '../kernel/run.ts'
import { oncePerRun } from './once-per-run.ts'

/** The workloads as the balance tells them, by id. */
export const workloadsOf = oncePerRun((frame) => workloadResults(noteOf(frame, balancePlan)))
