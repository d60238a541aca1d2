/** Amazon Linux's user for people; it may use sudo. */
export const SSH_USER = "ec2-user";
