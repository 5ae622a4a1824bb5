import { sendAll, type Scenario } from '../scenario.ts'
import { FORM } from '../sessions.ts'

/** A hundred and fifty wrong passwords at once: from one address, and from as many as there are. */
export const logInFlood: Scenario = {
	name: '150 log-ins at once',
	run: async (target) => {
		const asked = Array.from({ length: 150 }, (_, index) => ({
			method: 'POST',
			path: '/login',
			headers: index % 2 === 0 ? FORM : { ...FORM, 'X-Forwarded-For': `198.51.100.${index}` },
			body: new URLSearchParams({ email: `nobody-${index}@example.com`, password: 'a wrong guess' }).toString(),
		}))
		return await sendAll(target, asked, 150)
	},
	right: ({ status, headers }) => status === 400 || (status === 429 && headers['retry-after'] !== undefined),
}
