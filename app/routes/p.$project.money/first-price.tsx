import { CircleDashed } from 'lucide-react'
import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { useFirstError } from '#app/hooks/use-first-error.ts'

type FirstPriceProps = {
	/** the plan's currency, in which a bare figure is read */
	currency: string
	rev: number
	/** the answer that refused what was sent; null where none did */
	refusal: object | null
	typed: Readonly<Record<string, string>> | undefined
	errors: (field: string) => readonly string[]
	sellsTokens: boolean
	sellsHours: boolean
}

/** Where nothing is sold: the price that would show revenue, return and debt cover, before anything else. */
export function FirstPrice({ currency, rev, refusal, typed, errors, sellsTokens, sellsHours }: FirstPriceProps) {
	const form = useFirstError(refusal)
	const fieldOf = (name: string, of: string) => ({
		label: `${currency} per ${of}`,
		name,
		inputMode: 'decimal' as const,
		defaultValue: typed?.[name],
		errors: errors(name),
	})
	const refused = errors('').join(' ')
	return (
		<section className="card first-price" aria-label="First price">
			<CircleDashed className="icon" strokeWidth={1.75} aria-hidden />
			<p>
				<b>Enter one price to see revenue, return and debt coverage.</b> Costs below are complete.
			</p>
			<Form ref={form} method="post" className="first-price-form">
				<input type="hidden" name="baseRev" value={rev} />
				{sellsHours && <Field {...fieldOf('hour', 'accelerator-hour')} />}
				{sellsHours && sellsTokens && <span className="text-ink-3">or</span>}
				{sellsTokens && <Field {...fieldOf('tokens', 'million tokens')} />}
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
