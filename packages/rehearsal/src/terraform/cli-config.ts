/**
 * Terraform's CLI configuration for the rehearsal: the AWS provider from a filesystem mirror when there is one, the
 * rest from the registry, each download kept in a plugin cache. The user's own configuration is left alone.
 */
export const terraformCliConfig = (pluginCache: string, mirror: string | undefined): string =>
  [
    `plugin_cache_dir = ${JSON.stringify(pluginCache)}`,
    "disable_checkpoint = true",
    ...(mirror === undefined
      ? []
      : [
          "provider_installation {",
          "  filesystem_mirror {",
          `    path    = ${JSON.stringify(mirror)}`,
          '    include = ["registry.terraform.io/hashicorp/aws"]',
          "  }",
          "  direct {",
          '    exclude = ["registry.terraform.io/hashicorp/aws"]',
          "  }",
          "}",
        ]),
    "",
  ].join("\n");
