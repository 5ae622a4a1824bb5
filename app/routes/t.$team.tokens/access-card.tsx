import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { TOKEN_ACCESS, TOKEN_ACCESS_WORDS, type TokenAccess } from '#shared/programs/token-access.ts'

/** What all tokens may do at most: the server holds every call to it, from this moment on. */
export function AccessCard({ access }: { access: TokenAccess }) {
	return (
		<Card title="What programs and assistants may do" plain className="mt-4">
			<Form method="post" className="grid max-w-[420px] gap-3" preventScrollReset>
				<fieldset className="grid gap-2">
					<legend className="sr-only">What programs and assistants may do</legend>
					{TOKEN_ACCESS.map((value) => (
						<div key={value}>
							<label className="flex gap-2">
								<input
									type="radio"
									name="access"
									value={value}
									defaultChecked={value === access}
									aria-describedby={`access-${value}`}
								/>
								{TOKEN_ACCESS_WORDS[value].label}
							</label>
							<span id={`access-${value}`} className="ml-6 block text-[12px] text-ink-2">
								{TOKEN_ACCESS_WORDS[value].means}
							</span>
						</div>
					))}
				</fieldset>
				<div>
					<Button name="intent" value="access">
						Save
					</Button>
				</div>
			</Form>
		</Card>
	)
}
