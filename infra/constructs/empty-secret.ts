import { RemovalPolicy } from 'aws-cdk-lib'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge'

/**
 * A secret without a value: `npm run ops -- secrets` fills it in, and until then the functions refuse to work. The
 * template holds no value either, not even a placeholder, because an update of the stack could put it back over the real one.
 */
export class EmptySecret extends Construct {
  readonly secretArn: string

  constructor(scope: Construct, id: string, { name, description }: { name: string; description: string }) {
    super(scope, id)
    const secret = new CfnSecret(this, 'Secret', { name, description })
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN)
    acknowledge(this, {
      SMG4: 'Keys are turned with npm run ops, two at a time so that nobody is refused, and what WeChat gave is turned at WeChat first.',
    })
    this.secretArn = secret.ref
  }
}
