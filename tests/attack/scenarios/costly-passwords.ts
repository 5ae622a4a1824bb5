import { sendAll, type Scenario } from '../scenario.ts'
import { FORM } from '../sessions.ts'

/** Known passwords written with signs for letters, over and over: what takes longest to be judged. */
const COSTLY = ['p4ssw0rd', '4@8(6{9#', '!1|0$5+7', '@dm1n!st', 'l3tm31n!'].map((text) => text.repeat(8))

/** A hundred new accounts at once, each with a password that takes long to be judged and is then refused. */
export const costlyPasswords: Scenario = {
	name: '100 costly passwords',
	run: async (target) => {
		const asked = Array.from({ length: target.quick ? 20 : 100 }, (_, index) => ({
			method: 'POST',
			path: '/signup',
			headers: index % 2 === 0 ? FORM : { ...FORM, 'X-Forwarded-For': `198.51.100.${index}` },
			body: new URLSearchParams({
				name: 'Nobody',
				email: `nobody-${index}@example.com`,
				password: `${COSTLY[index % COSTLY.length] ?? ''}${index}`,
			}).toString(),
		}))
		return await sendAll(target, asked, asked.length)
	},
	right: ({ status, headers }) =>
		[302, 400].includes(status) || ([429, 503].includes(status) && headers['retry-after'] !== undefined),
}
