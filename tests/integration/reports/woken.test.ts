import { expect, test } from 'vitest'
import { currentEnv } from '#server/env.ts'
import { sendJob, startQueue, type JobData } from '#server/actions/jobs/job-queue.ts'
import { hearNotices } from '../../factories/hear-notices.ts'

const AN_HOUR_S = 3600

test('work is begun as it is handed on, one after the other, though nobody looks for it before an hour is over', async () => {
	const url = currentEnv().DATABASE_URL ?? ''
	const close = await hearNotices()
	const begun: string[] = []
	const ends: (() => void)[] = []
	const report = ({ id }: JobData) => {
		begun.push(id)
		return new Promise<void>((end) => ends.push(end))
	}
	const endQueue = await startQueue(
		url,
		{ report, simulation: () => Promise.resolve(), webhook: () => Promise.resolve() },
		AN_HOUR_S,
	)
	const hand = (id: string) => sendJob('report', { teamId: 'team', id })
	await hand('first')
	await expect.poll(() => begun).toEqual(['first'])
	await hand('second')
	await hand('third')
	ends.shift()?.()
	await expect.poll(() => begun).toEqual(['first', 'second'])
	ends.shift()?.()
	await expect.poll(() => begun).toEqual(['first', 'second', 'third'])
	ends.shift()?.()
	await endQueue()
	await close()
})
