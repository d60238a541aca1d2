import type { FileSource } from "./routes";

/** The image's own: that of Debian and of Alpine. */
export const CA_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

/** What S3 sends beside the file and visitors have no use for. */
const AMAZON_HEADERS = [
  "x-amz-delete-marker",
  "x-amz-expiration",
  "x-amz-id-2",
  "x-amz-missing-meta",
  "x-amz-mp-parts-count",
  "x-amz-object-lock-legal-hold",
  "x-amz-object-lock-mode",
  "x-amz-object-lock-retain-until-date",
  "x-amz-replication-status",
  "x-amz-request-id",
  "x-amz-restore",
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-bucket-key-enabled",
  "x-amz-storage-class",
  "x-amz-tagging-count",
  "x-amz-version-id",
  "x-amz-website-redirect-location",
];

/**
 * A file of the bucket as if it lay here. S3 sees the path and what a part or a newer version is asked for by, and
 * nothing else: no query, since it takes those for commands; no cookie; no `Authorization`, which it would refuse.
 */
const fromBucket = (host: string): readonly string[] => [
  "if ($request_method !~ ^(GET|HEAD)$) {",
  "  return 405;",
  "}",
  `set $bucket ${host};`,
  "proxy_pass https://$bucket$asked_path;",
  "proxy_http_version 1.1;",
  "proxy_pass_request_headers off;",
  "proxy_pass_request_body off;",
  'proxy_set_header Connection "";',
  'proxy_set_header Content-Length "";',
  // Names as long as the longest below do not fit otherwise.
  "proxy_headers_hash_bucket_size 128;",
  "proxy_set_header Range $http_range;",
  "proxy_set_header If-Range $http_if_range;",
  "proxy_set_header If-None-Match $http_if_none_match;",
  "proxy_set_header If-Modified-Since $http_if_modified_since;",
  "proxy_ssl_server_name on;",
  "proxy_ssl_verify on;",
  "proxy_ssl_verify_depth 5;",
  `proxy_ssl_trusted_certificate ${CA_CERTIFICATES};`,
  "proxy_connect_timeout 2s;",
  "proxy_next_upstream error timeout http_502 http_503;",
  "proxy_next_upstream_tries 3;",
  // A slow visitor of a large file is waited for by S3, not by this disk.
  "proxy_max_temp_file_size 0;",
  ...AMAZON_HEADERS.map((header) => `proxy_hide_header ${header};`),
  "proxy_hide_header Cache-Control;",
  "proxy_intercept_errors on;",
  // Who may not list a bucket is told 403 of what is not there.
  "error_page 400 403 404 = @not-found;",
  "error_page 416 = @range-not-satisfiable;",
  "error_page 301 307 500 501 502 503 504 = @bucket-unavailable;",
];

/** The lines that a location reads its files by. */
export const fileSource = (source: FileSource): readonly string[] =>
  source.kind === "directory" ? [`alias ${source.directory}/;`] : fromBucket(source.host);

/** What the server needs beside such locations: answers of its own in place of S3's. */
export const BUCKET_ERRORS: readonly string[] = [
  ...["location @not-found {", "  return 404;", "}"],
  ...["location @range-not-satisfiable {", "  return 416;", "}"],
  ...["location @bucket-unavailable {", "  return 502;", "}"],
];
