import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export type Person = { readonly name: string; readonly email: string; readonly password: string }

type Fixtures = {
	/** signs a new person up in the browser of this test and leaves them on their projects */
	login: (name?: string) => Promise<Person>
	/** fails with the list of what a person who uses a keyboard or a screen reader could not use, or not read in the dark */
	expectAccessible: (page: Page) => Promise<void>
	/** fails a test in which a page wrote an error to its console */
	silentConsole: undefined
}

export const test = base.extend<Fixtures>({
	// Tries are counted by network, and tests are no network's thirty newcomers in an hour: each comes from one of its own.
	extraHTTPHeaders: async ({}, use) => {
		await use({ 'X-Forwarded-For': ownNetwork() })
	},
	login: async ({ page }, use) => {
		await use((name = 'Ada Okafor') => signUp(page, name))
	},
	expectAccessible: async ({}, use) => {
		await use(async (page) => {
			// A page without frames is checked where it stands: no second page, and nothing written of what is in order.
			expect(page.frames()).toHaveLength(1)
			const axe = () => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
			const found = async (asked: AxeBuilder) =>
				(await asked.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
			// Beyond the law: who goes from landmark to landmark hears each by a name of its own.
			const named = axe().options({ resultTypes: ['violations'], rules: { 'landmark-unique': { enabled: true } } })
			expect(await found(named.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']))).toEqual([])
			// What is dark differs in its colours alone, which must not be read while they change.
			await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
			expect(await found(axe().withRules(['color-contrast']))).toEqual([])
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
		})
	},
	silentConsole: [
		async ({ page }, use, info) => {
			const errors: string[] = []
			page.on('console', (message) => {
				if (message.type() === 'error') errors.push(message.text())
			})
			page.on('pageerror', (error) => errors.push(error.message))
			await use(undefined)
			// A page that answers 404 or 403 on purpose makes the browser itself complain.
			const unexpected = errors.filter((text) => !text.startsWith('Failed to load resource'))
			if (info.status === info.expectedStatus) expect(unexpected).toEqual([])
		},
		{ auto: true },
	],
})

export { expect }

const ownNetwork = () => `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`

/** Creates an account through the form, as a newcomer does. */
export async function signUp(page: Page, name: string): Promise<Person> {
	const person = {
		name,
		email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${crypto.randomUUID().slice(0, 8)}@example.com`,
		password: `granite-${crypto.randomUUID().slice(0, 13)}-turbine`,
	}
	await page.goto('/signup')
	await page.getByLabel('Name', { exact: true }).fill(person.name)
	await page.getByLabel('Email', { exact: true }).fill(person.email)
	await page.getByLabel('Password', { exact: true }).fill(person.password)
	await page.getByRole('button', { name: 'Create account' }).click()
	await page.waitForURL((url) => !url.pathname.startsWith('/signup'))
	return person
}

/** Opens the page of a new plan and begins one there; returns its path. */
export async function startPlan(page: Page, begin: () => Promise<void>): Promise<string> {
	await page.goto('/app')
	await page.getByRole('link', { name: 'New plan' }).first().click()
	await page.waitForURL(/\/projects\/new/)
	await begin()
	await page.waitForURL(/\/p\/[^/]+$/)
	return new URL(page.url()).pathname
}

export const startBlank = (page: Page, name: string): Promise<string> =>
	startPlan(page, async () => {
		await page.getByLabel('Blank plan name').fill(name)
		await page.getByRole('button', { name: 'Start blank' }).click()
	})

/** Opens the sample plan as somebody without an account does; returns its path. */
export async function openSample(page: Page): Promise<string> {
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	return new URL(page.url()).pathname
}
