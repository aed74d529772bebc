/**
 * What CloudWatch takes in one dashboard.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
export const DASHBOARD_LIMITS = {
  widgets: 500,
  metrics: 2500,
  metricsPerWidget: 500,
} as const;
