import { CircleDashed } from 'lucide-react'
import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'

type FirstPriceProps = {
	/** the plan's currency, in which a bare figure is read */
	currency: string
	rev: number
	errors: (field: string) => readonly string[]
	sellsTokens: boolean
	sellsHours: boolean
}

/** Where nothing is sold: the price that would show revenue, return and debt cover, before anything else. */
export function FirstPrice({ currency, rev, errors, sellsTokens, sellsHours }: FirstPriceProps) {
	const refused = errors('').join(' ')
	return (
		<section className="card first-price" aria-label="First price">
			<CircleDashed className="icon" strokeWidth={1.75} aria-hidden />
			<p>
				<b>Enter one price to see revenue, return and debt coverage.</b> Costs below are complete.
			</p>
			<Form method="post" className="first-price-form">
				<input type="hidden" name="baseRev" value={rev} />
				{sellsHours && <Field label={`${currency} per accelerator-hour`} name="hour" inputMode="decimal" />}
				{sellsHours && sellsTokens && <span className="text-ink-3">or</span>}
				{sellsTokens && <Field label={`${currency} per million tokens`} name="tokens" inputMode="decimal" />}
				<Button kind="primary" name="intent" value="first">
					Use this price
				</Button>
				{refused !== '' && (
					<p className="field-error" role="alert">
						{refused}
					</p>
				)}
			</Form>
		</section>
	)
}
